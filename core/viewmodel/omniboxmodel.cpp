// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/omniboxmodel_p.h"
#include "viewmodel/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using Resolve = services::SearchService::ResolveState;

OmniboxModel::OmniboxModel(services::Services &services, Changes &changes, WishlistModel &wishes,
                           LibraryModel &library, CommandsModel &commands, ImportEditor &importer,
                           QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>(services, changes, wishes, library, commands, importer))
{
    d->typing.setSingleShot(true);
    d->typing.setInterval(typingMs);
    connect(&d->typing, &QTimer::timeout, this, &OmniboxModel::askCatalogue);
    connect(&services.search, &services::SearchService::resolveStateChanged, this,
            [this](const Uuid &wish) {
                if (wish == d->asked) {
                    tellAsked();
                }
            });
    connect(&services.search, &services::SearchService::resolved, this,
            [this](const Uuid &wish, const services::Resolved &book) {
                if (wish == d->asked) {
                    d->asked = {};
                    setStatus(tr("It is %1.").arg(book.title), Tone::Good);
                    d->changes.tell(d->status);
                }
            });
}

OmniboxModel::~OmniboxModel() = default;

QString OmniboxModel::text() const { return d->text; }

void OmniboxModel::setText(const QString &text)
{
    if (d->text == text) {
        return;
    }
    d->text = text;
    d->catalogue.clear();
    if (d->asked.isNil()) {
        setStatus({}, Tone::Good);
    }
    rebuild();
    d->typing.start();
    Q_EMIT textChanged();
}

// What is typed, understood again; rows that stay are not given anew.
void OmniboxModel::rebuild()
{
    QList<OmniRow> rows;
    const QString text = d->text.trimmed();
    if (text.startsWith(u'>')) {
        appendCommands(rows, text.mid(1).trimmed(), commandsMax);
    } else if (const auto invite = services::parseInviteLink(text)) {
        rows += OmniRow{.kind = OmniKind::Add,
                        .title = tr("Join the shared list at %1").arg(invite->server.host()),
                        .subtitle = d->services.profile.sharedAccount()
                            ? tr("it comes to your lists")
                            : tr("sign in there first: Account and sync"),
                        .target = u"invite/"_s + invite->token};
    } else if (!text.isEmpty()) {
        const auto pasted = domain::parsePasted(text);
        if (!pasted) {
            setStatus(tooLong(), Tone::Bad);
        } else {
            appendPasted(rows, *pasted);
        }
    }
    for (qsizetype i = 0; i < rows.size(); ++i) {
        rows[i].key = QString::number(int(rows.at(i).kind)) + u'/' + rows.at(i).target + u'/'
            + (rows.at(i).target.isEmpty() ? QString::number(i) : QString());
    }
    const int before = count();
    applyList(*this, d->rows, rows, &OmniRow::key);
    if (before != count()) {
        Q_EMIT countChanged();
    }
}

QString OmniboxModel::tooLong() const
{
    return tr("That is too long to be taken in one go: up to %1 characters. Save it as a file and "
              "drop it here.")
        .arg(words::number(domain::pastedCharactersMax));
}

QString OmniboxModel::listName() const
{
    const bool isList = !d->library.currentListId().isEmpty();
    if (isList) {
        return d->library.currentName();
    }
    for (int row = 1; row < d->library.rowCount(); ++row) {
        const QModelIndex index = d->library.index(row);
        if (index.data(LibraryModel::ListKindRole).value<LibraryModel::ListKind>()
                == LibraryModel::ListKind::Wishlist
            && index.data(LibraryModel::IsOwnedRole).toBool()) {
            return index.data(LibraryModel::NameRole).toString();
        }
    }
    return tr("To hunt");
}

void OmniboxModel::appendPasted(QList<OmniRow> &rows, const domain::Pasted &pasted)
{
    switch (pasted.kind) {
    case domain::PastedKind::Nothing:
        return;
    case domain::PastedKind::BookKey:
        rows += OmniRow{.kind = OmniKind::Add,
                        .title = !pasted.slugWords.isEmpty()
                            ? tr("Add “%1” to %2").arg(pasted.slugWords, listName())
                            : pasted.key.contains(u':')
                            ? tr("Add %1 to %2").arg(pasted.key, listName())
                            : tr("Add Goodreads book %1 to %2").arg(pasted.key, listName()),
                        .subtitle = tr("asks which book it is"),
                        .target = pasted.key};
        return;
    case domain::PastedKind::Isbn: {
        const QString isbn = pasted.isbns.first().toString13();
        appendBooks(rows, isbn);
        rows += OmniRow{.kind = OmniKind::Add,
                        .title = tr("Add %1 to %2").arg(isbn, listName()),
                        .target = isbn};
        rows += OmniRow{.kind = OmniKind::FindCopies,
                        .title = tr("Find copies of %1").arg(isbn),
                        .target = isbn};
        return;
    }
    case domain::PastedKind::List:
        rows += OmniRow{.kind = OmniKind::Add, .title = listLine(pasted)};
        return;
    case domain::PastedKind::Words:
        appendBooks(rows, pasted.text);
        rows += d->catalogue;
        if (pasted.isForeignLink) {
            rows += OmniRow{.kind = OmniKind::Add,
                            .title = tr("This link holds no number that we can read"),
                            .subtitle = tr("Paste the ISBN or the Goodreads link of the book"),
                            .isEnabled = false};
            return;
        }
        if (pasted.isbnProblem == domain::IsbnProblem::WrongCheckDigit) {
            // Some books carry a misprinted number, and their sellers type it as it stands there.
            rows += OmniRow{.kind = OmniKind::FindCopies,
                            .title = tr("Find copies of %1 anyway").arg(pasted.text.left(titleShown)),
                            .subtitle = tr("its last digit does not fit; a misprint, perhaps"),
                            .target = pasted.text};
        }
        rows += OmniRow{.kind = OmniKind::Add,
                        .title = tr("Add “%1” to %2").arg(pasted.text.left(titleShown), listName()),
                        .subtitle =
                            pasted.isbnProblem ? tr("looks like an ISBN, but is none") : QString(),
                        .target = u"typed"_s};
        appendCommands(rows, pasted.text, commandsBesideMax);
        return;
    }
}

void OmniboxModel::appendBooks(QList<OmniRow> &rows, const QString &text)
{
    for (const WishlistModel::Found &found : d->wishes.search(text, booksMax)) {
        rows +=
            OmniRow{.kind = OmniKind::Book,
                    .title = found.title,
                    .subtitle = found.authors.isEmpty() ? found.listName
                                                        : found.authors + u" · "_s + found.listName,
                    .target = found.wishId};
    }
}

void OmniboxModel::appendCommands(QList<OmniRow> &rows, const QString &text, int limit)
{
    const QString wanted = domain::foldForSearch(text);
    int left = limit;
    for (int row = 0; row < d->commands.rowCount() && left > 0; ++row) {
        const QModelIndex index = d->commands.index(row);
        const QString label = index.data(CommandsModel::LabelRole).toString();
        if (domain::foldForSearch(label).contains(wanted)) {
            const QString reason = index.data(CommandsModel::ReasonRole).toString();
            rows += OmniRow{.kind = OmniKind::Command,
                            .title = label,
                            .subtitle = reason.isEmpty()
                                ? index.data(CommandsModel::MenuRole).toString()
                                : reason,
                            .keyHint = index.data(CommandsModel::ShortcutTextRole).toString(),
                            .target = index.data(CommandsModel::CommandIdRole).toString(),
                            .isEnabled = index.data(CommandsModel::IsEnabledRole).toBool()};
            --left;
        }
    }
    for (int row = 0; row < d->library.rowCount() && left > 0 && !wanted.isEmpty(); ++row) {
        const QModelIndex index = d->library.index(row);
        const QString name = index.data(LibraryModel::NameRole).toString();
        if (domain::foldForSearch(name).contains(wanted)) {
            rows += OmniRow{.kind = OmniKind::Place,
                            .title = name,
                            .target = u"list/"_s + index.data(LibraryModel::ListIdRole).toString()};
            --left;
        }
    }
}

// Books of the daemon's catalogue, while one types.
void OmniboxModel::askCatalogue()
{
    const QString text = d->text.trimmed();
    const auto pasted = domain::parsePasted(text);
    if (text.size() < catalogueLettersMin || text.startsWith(u'>') || !pasted
        || pasted->kind != domain::PastedKind::Words || pasted->isForeignLink) {
        return;
    }
    d->services.client.get(u"/api/v1/books"_s,
                           {{u"q"_s, pasted->text}, {u"limit"_s, QString::number(catalogueMax)}})
        | then(this, [this, text](const Expected<services::JsonReply> &reply) {
              if (!reply || text != d->text.trimmed()) {
                  return;
              }
              d->catalogue.clear();
              for (const QJsonValue &value : reply->body["items"_L1].toArray()) {
                  const QJsonObject book = value.toObject();
                  const QStringList authors = authorsFromJson(book["authors"_L1]);
                  OmniRow row{.kind = OmniKind::Add,
                              .title = book["title"_L1].toString(),
                              .subtitle = tr("Add to %1").arg(listName()),
                              .target = u"book/"_s + book["id"_L1].toString()};
                  if (!authors.isEmpty()) {
                      row.title += u", "_s + words::authors(authors);
                  }
                  row.wish.title = book["title"_L1].toString();
                  row.wish.authors = authors;
                  row.wish.published = book["published"_L1].toString();
                  if (const auto id = Uuid::parse(book["id"_L1].toString())) {
                      row.wish.bookId = *id;
                  }
                  if (const auto isbn = domain::Isbn::read(book["isbn"_L1].toString())) {
                      row.wish.isbn = *isbn;
                  }
                  d->catalogue += row;
              }
              rebuild();
          });
}

int OmniboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->rows.size());
}

QVariant OmniboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const OmniRow &row = d->rows.at(index.row());
    switch (role) {
    case OmniKindRole:
        return QVariant::fromValue(row.kind);
    case SectionRole:
        switch (row.kind) {
        case OmniKind::Book:
            return tr("My books");
        case OmniKind::FindCopies:
            return tr("Find copies");
        case OmniKind::Add:
            return tr("Add");
        case OmniKind::Command:
        case OmniKind::Place:
            break;
        }
        return tr("Commands and places");
    case TitleRole:
    case Qt::DisplayRole:
        return row.title;
    case SubtitleRole:
        return row.subtitle;
    case KeyHintRole:
        return index.row() == 0 && row.keyHint.isEmpty() ? tr("Enter") : row.keyHint;
    case IsEnabledRole:
        return row.isEnabled;
    case AccessibleNameRole:
        return row.subtitle.isEmpty() ? row.title : row.title + u", "_s + row.subtitle;
    default:
        return {};
    }
}

QHash<int, QByteArray> OmniboxModel::roleNames() const
{
    return {
        {OmniKindRole, "omniKind"_ba},
        {SectionRole, "section"_ba},
        {TitleRole, "title"_ba},
        {SubtitleRole, "subtitle"_ba},
        {KeyHintRole, "keyHint"_ba},
        {IsEnabledRole, "isEnabled"_ba},
        {AccessibleNameRole, "accessibleName"_ba},
    };
}

int OmniboxModel::count() const { return rowCount(); }

QString OmniboxModel::statusLine() const { return d->status; }

bool OmniboxModel::isFailure() const { return d->tone == Tone::Bad; }

void OmniboxModel::setStatus(const QString &sentence, Tone tone)
{
    if (d->status != sentence || d->tone != tone) {
        d->status = sentence;
        d->tone = tone;
        Q_EMIT statusChanged();
    }
}

void OmniboxModel::tellAsked()
{
    switch (d->services.search.resolveState(d->asked)) {
    case Resolve::Idle:
        return;
    case Resolve::Waiting:
        setStatus(tr("Kept. Will look when there is a network."), Tone::Good);
        return;
    case Resolve::Asking:
        setStatus(tr("Asking which book this is"), Tone::Busy);
        return;
    case Resolve::NotFound: {
        const QStringList tried = d->services.search.tried(d->asked);
        setStatus(
            tried.isEmpty()
                ? tr("Nobody knows this key. The wish is kept; its ISBN would help.")
                : tr("Asked %1: nobody knows this key. The wish is kept; its ISBN would help.")
                      .arg(words::asked(tried)),
            Tone::Bad);
        d->asked = {};
        d->changes.tellFailure(d->status);
        return;
    }
    }
}

void OmniboxModel::clear()
{
    setText({});
    setStatus({}, Tone::Good);
}

void OmniboxModel::retranslate() { rebuild(); }

} // namespace endpaper::viewmodel
