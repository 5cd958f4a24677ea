// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/web/bookpage.h"

#include "domain/text.h"
#include "server/api/settings.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using domain::Condition;

static constexpr int refreshSeconds = 2;
static constexpr int clothCount = 8;
static constexpr size_t rowsMax = 100; // of a page; more are for the program

static PageData object() { return PageData(kainjow::mustache::data::type::object); }

static void setText(PageData &data, const char *name, const QString &text)
{
    data.set(name, text.toStdString());
}

// "≥ €4.20" where the postage is unknown; the bare price where nothing can be converted.
static QString totalText(const FoundRow &row, const PageWords &words)
{
    const domain::CopyTotals &totals = row.priced.totals;
    if (totals.total) {
        return words.money(*totals.total);
    }
    return words(u"at_least"_s).arg(words.money(totals.atLeast.value_or(row.priced.copy.price)));
}

// "Taschenbuch, 1995, Deutsch": languages by their own names, which every reader of one knows.
static QString editionText(const domain::Copy &copy)
{
    const auto language = QLocale::codeToLanguage(copy.language);
    QStringList parts{copy.binding, copy.published,
                      language == QLocale::AnyLanguage || language == QLocale::C ? QString()
                          : language == QLocale::English ? QLocale::languageToString(language)
                                                         : QLocale(language).nativeLanguageName()};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

// As its terms ask, where they do.
static QString nameOf(const SourceStatus &status)
{
    return status.attribution.isEmpty() ? status.name : status.attribution;
}

static PageData rowData(const FoundRow &row, const CopyView &view, const PageWords &words,
                        Instant now)
{
    const domain::Copy &copy = row.priced.copy;
    PageData data = object();
    setText(data, "total", totalText(row, words));
    if (!row.priced.totals.total && row.priced.totals.estimate) {
        setText(data, "estimate",
                words(u"estimate"_s).arg(words.money(*row.priced.totals.estimate)));
    }
    setText(data, "price", words.money(copy.price));
    setText(data, "postage",
            copy.postage ? words.money(*copy.postage) : words(u"postage.unknown"_s));
    setText(data, "condition", words(u"condition."_s + domain::conditionName(copy.condition)));
    PageList marks;
    for (const QString &mark : domain::redFlagNames(copy.flags) + row.marks) {
        marks.push_back(PageData(words.utf8(u"flag."_s + mark)));
    }
    data.set("marks", PageData(marks));
    if (const QString edition = editionText(copy); !edition.isEmpty()) {
        setText(data, "edition", edition);
    }
    if (!copy.sellerWords.isEmpty()) { // an empty text would still open the section
        setText(data, "words", copy.sellerWords);
    }
    setText(data, "seller", copy.seller);
    QStringList at;
    for (const SourceStatus &status : view.sources) {
        if (status.id == copy.source || copy.alsoAt.contains(status.id)) {
            at.append(nameOf(status));
        }
    }
    setText(data, "source", at.join(u" · "_s));
    if (!copy.fromCountry.isEmpty()) {
        setText(data, "from", words.country(copy.fromCountry));
    }
    setText(data, "seen", words.ago(copy.lastSeen, now));
    setText(data, "url", copy.url.toString(QUrl::FullyEncoded));
    return data;
}

// Chip: what the source said, in words; a colour and a sign only repeat it.
static PageData sourceData(const SourceStatus &status, const PageWords &words, Instant now)
{
    const QString rows = words.copies(status.rows);
    const QString seen = status.rowsAsOf ? words.ago(*status.rowsAsOf, now) : QString();
    QString said = words(u"state."_s + status.state);
    QString kind = u"failed"_s;
    QString sign = u"!"_s;
    if (status.state == "searching"_L1) {
        kind = u"looking"_s;
        sign = u"…"_s;
    } else if (status.state == "done"_L1 || status.state == "cut"_L1) {
        said = said.arg(rows);
        kind = u"done"_s;
        sign = u"✓"_s;
    } else if (status.state == "from_yesterday"_L1) {
        said = said.arg(rows, seen);
        kind = u"old"_s;
        sign = u"◷"_s;
    } else if (status.state == "rate_limited"_L1) {
        said = status.nextAt ? said.arg(words.moment(*status.nextAt))
                             : words(u"state.rate_limited.plain"_s);
    } else if (status.state == "needs_key"_L1) {
        kind = u"key"_s;
    }
    const bool isSaid = kind == "done"_L1 || kind == "old"_L1;
    if (!isSaid && status.rows > 0 && status.rowsAsOf) {
        said += words(u"state.old_rows"_s).arg(rows, seen);
    }
    PageData data = object();
    setText(data, "name", nameOf(status));
    setText(data, "words", said);
    setText(data, "kind", kind);
    setText(data, "sign", sign);
    return data;
}

static void setHeads(PageData &data, const PageWords &words)
{
    for (const char *head : {"Total", "Copy", "Postage", "Condition", "Seller", "From", "Seen"}) {
        const QString name = QString::fromLatin1(head);
        data.set("h" + std::string(head), words.utf8(u"h."_s + name.toLower()));
    }
}

static bool hasAnswered(const SourceStatus &status)
{
    return status.state == "done"_L1 || status.state == "cut"_L1
        || status.state == "from_yesterday"_L1;
}

// Why there is no row: that nobody has the book is said only if everybody was asked.
static QString noneKey(const CopyView &view)
{
    const auto answered = std::ranges::count_if(view.sources, hasAnswered);
    return view.state == CopyView::State::Searching ? u"none.searching"_s
        : view.sources.empty()                      ? u"none.no_sources"_s
        : answered == 0                             ? u"none.unasked"_s
        : answered < std::ssize(view.sources)       ? u"none.partly"_s
                                                    : u"none"_s;
}

// The pencilled total, and a line on the copy that it is for.
static void setBest(PageData &data, const CopyView &view, const QStringList &alone,
                    const PageWords &words, Instant now)
{
    for (const FoundRow &row : view.rows) {
        const domain::Copy &copy = row.priced.copy;
        if (alone.contains(copy.source) || !row.priced.totals.total
            || row.marks.contains("lending"_L1)) {
            continue;
        }
        PageData best = object();
        setText(best, "total", words.money(*row.priced.totals.total));
        const QStringList parts{words(u"delivered"_s),
                                words(u"condition."_s + domain::conditionName(copy.condition)),
                                words.ago(copy.lastSeen, now)};
        setText(best, "note", parts.join(u" · "_s));
        data.set("best", best);
        return;
    }
    if (view.rows.empty()) {
        setText(data, "none", words(noneKey(view)));
    }
}

static void setSummary(PageData &data, const CopyView &view, const PageWords &words, Instant now)
{
    PageList sources;
    qsizetype answered = 0;
    qsizetype looking = 0;
    for (const SourceStatus &status : view.sources) {
        sources.push_back(sourceData(status, words, now));
        answered += hasAnswered(status) ? 1 : 0;
        looking += status.state == "searching"_L1 ? 1 : 0;
    }
    data.set("sources", PageData(sources));
    setText(data, "sourcesLabel", words(u"sources"_s));
    if (answered == 0 && view.rows.empty()) {
        return; // "No copy from 0 sources" would read as if somebody had answered
    }
    const QString copies = words.copies(qsizetype(view.rows.size()));
    setText(data, "summary",
            looking > 0 ? words(u"summary.searching"_s)
                              .arg(copies, words.sources(answered), QString::number(looking))
                        : words(u"summary"_s).arg(copies, words.sources(answered)));
}

// A source whose terms forbid it to stand among others in public gets a table of its own.
static void setGroups(PageData &data, const CopyView &view, const QStringList &alone,
                      const PageWords &words, Instant now)
{
    PageList groups;
    const auto addGroup = [&](const QString &heading,
                              const std::function<bool(const FoundRow &)> &isIn) {
        PageList rows;
        for (const FoundRow &row : view.rows) {
            if (isIn(row) && rows.size() < rowsMax) {
                rows.push_back(rowData(row, view, words, now));
            }
        }
        if (rows.empty()) {
            return;
        }
        PageData group = object();
        if (!heading.isEmpty()) {
            setText(group, "heading", heading);
        }
        group.set("rows", PageData(rows));
        groups.push_back(group);
    };
    addGroup({}, [&](const FoundRow &row) { return !alone.contains(row.priced.copy.source); });
    for (const SourceStatus &status : view.sources) {
        if (!status.mayMix) {
            addGroup(words(u"group.alone"_s).arg(status.name),
                     [&](const FoundRow &row) { return row.priced.copy.source == status.id; });
        }
    }
    data.set("groups", PageData(groups));
}

// "Found by its number at Open Library."
static QString foundByText(const QString &by, const PageWords &words, const Settings &settings)
{
    if (by == "catalogue"_L1 || by == "import"_L1 || by == "title"_L1) {
        return words(QString(u"by."_s % by));
    }
    const auto *source = sources::findSource(knownSources(settings), by);
    return words(u"by.source"_s).arg(source ? source->name : by);
}

Reply bookPage(const CopyView &view, const CopyQuestion &question, const QString &foundBy,
               const Context &context)
{
    const PageWords words(context.locale);
    const Instant now = context.clock.now();
    const store::Book book = question.book.value_or(store::Book());
    const QString number = question.number.isEmpty() ? question.isbn : question.number;
    const QString name = book.title.isEmpty() ? QString(u"ISBN "_s % number) : book.title;
    PageData data = object();
    setHeads(data, words);
    setText(data, "name", name);
    setText(data, "family", domain::familyName(book.authors.value(0)));
    data.set("cloth", std::to_string(domain::workHash(name, book.authors) % clothCount));
    QStringList byline;
    for (const QString &part : {book.authors.join(", "_L1), book.published, question.isbn}) {
        if (!part.isEmpty()) {
            byline.append(part);
        }
    }
    setText(data, "byline", byline.join(u" · "_s));
    if (!foundBy.isEmpty()) {
        setText(data, "foundBy", foundByText(foundBy, words, context.settings));
    }
    QStringList alone;
    for (const SourceStatus &status : view.sources) {
        if (!status.mayMix) {
            alone.append(status.id);
        }
    }
    setBest(data, view, alone, words, now);
    setSummary(data, view, words, now);
    setGroups(data, view, alone, words, now);
    if (view.rateDay.isValid()) {
        setText(data, "rates",
                words(u"rates"_s).arg(words.locale().toString(view.rateDay, QLocale::ShortFormat)));
    }
    const bool isSearching = view.state == CopyView::State::Searching;
    return renderPage(
        "book", data,
        {.title = words(u"page.title"_s).arg(name),
         .footer =
             words(u"footer"_s).arg(words.country(question.country), question.currency.code()),
         .refreshSeconds = isSearching ? refreshSeconds : 0,
         .isLive = true,
         .goodUntil = view.goodUntil,
         .country = question.country},
        context);
}

} // namespace endpaper::server
