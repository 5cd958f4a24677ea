// SPDX-License-Identifier: GPL-3.0-or-later
// What the tour does at one window alone, step by step, as a reader does it. The names are the
// objectNames of the items in qml/.
#include "desktop/tour/tour.h"

#include <QFile>
#include <QRegularExpression>

#include <numeric>

namespace endpaper::desktop {

using namespace Qt::StringLiterals;

namespace {

const QString hungerGames = u"https://www.goodreads.com/book/show/2767052-the-hunger-games"_s;
const QString hobbit = u"/book/show/5907.The_Hobbit"_s;
const QString nobodysKey =
    u"https://www.goodreads.com/book/show/999999999-a-book-that-nobody-has"_s;

// The records of a table, its head apart: line ends that stand in no quotation marks, blank lines
// not counted. Written anew and not asked of the reader of tables, which is what is checked by it.
int recordsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return -1;
    }
    const QByteArray bytes = file.readAll() + '\n';
    int records = -1;
    bool isQuoted = false;
    bool isBlank = true;
    for (const char c : bytes) {
        isQuoted = isQuoted != (c == '"');
        if (c == '\n' && !isQuoted) {
            records += isBlank ? 0 : 1;
            isBlank = true;
        } else if (c != '\r') {
            isBlank = false;
        }
    }
    return records;
}

// "Look again · 2" is two.
int countIn(const QString &chip)
{
    return chip.section(u'·', 1).remove(QRegularExpression(u"[^0-9]"_s)).toInt();
}

} // namespace

void Tour::firstStart()
{
    step(u"First start, no account: the window asks"_s);
    here(u"expect first-run-question Which book are you looking for"_s);
    shot(u"first-start"_s);
}

void Tour::dropsAnExport()
{
    step(u"A Goodreads export is dropped in: three heaps, none vanishes"_s);
    here(u"drop "_s + m_options.exportFile);
    here(u"await import-review"_s);
    shot(u"import-in"_s);
    here(u"click import-heap-look-again"_s);
    shot(u"import-look-again"_s);
    here(u"click import-heap-unread"_s);
    shot(u"import-could-not-read"_s);
    countHeaps();

    step(u"The same file again adds nothing"_s);
    here(u"click import-done"_s);
    here(u"drop "_s + m_options.exportFile);
    here(u"await import-review"_s);
    here(u"expect import-result (?i)nothing new|nichts neues"_s);
    countHeaps();
    shot(u"import-again"_s);
    here(u"click import-done"_s);

    step(u"One undo takes the whole import back, redo brings it again"_s);
    here(u"await library-page"_s);
    here(u"key Ctrl+Z"_s);
    here(u"await first-run-page"_s);
    shot(u"import-undone"_s);
    here(u"key Ctrl+Shift+Z"_s);
    here(u"await wish-delegate-0"_s);
    shot(u"library-covers"_s);
}

void Tour::countHeaps()
{
    read(u"import-heap-in"_s, &m_kept[0]);
    read(u"import-heap-look-again"_s, &m_kept[1]);
    read(u"import-heap-unread"_s, &m_kept[2]);
    check(u"each row of the file lies in one of the heaps"_s, [this] {
        const int shown = std::accumulate(m_kept, m_kept + 3, 0, [](int sum, const QString &chip) {
            return sum + countIn(chip);
        });
        const int records = recordsOf(m_options.exportFile);
        say(u"%1 rows in the file: %2, %3, %4"_s.arg(records).arg(m_kept[0], m_kept[1], m_kept[2]));
        return records > 0 && shown == records;
    });
}

void Tour::importsTheCatalogue()
{
    step(u"The catalogue goes into the daemon, through the window, counted"_s);
    here(u"key Ctrl+,"_s);
    here(u"click settings-catalogue"_s);
    here(u"await catalogue-page"_s);
    here(u"drop "_s + m_options.catalogue);
    here(u"expect catalogue-page [0-9].*is in"_s);
    shot(u"catalogue"_s);
}

void Tour::pastesLinks()
{
    step(u"Goodreads links are pasted: title and ISBN by the catalogue"_s);
    here(u"key Ctrl+1"_s);
    for (const auto &[link, title] :
         {std::pair(hungerGames, u"The Hunger Games"_s), std::pair(hobbit, u"The Hobbit"_s)}) {
        here(u"key Ctrl+K"_s);
        here(u"type "_s + link);
        here(u"await omnibox-row-0"_s);
        shot(title.contains(u"Hobbit"_s) ? u"paste-hobbit"_s : u"paste-hunger-games"_s);
        here(u"key Return"_s);
        here(u"expect library-page "_s + title);
    }
    shot(u"resolved"_s);

    step(u"A key that nobody knows: what was tried is said"_s);
    here(u"key Ctrl+K"_s);
    here(u"type "_s + nobodysKey);
    here(u"await omnibox-row-0"_s);
    here(u"key Return"_s);
    here(u"expect toast-text (?i)catalogue"_s);
    shot(u"unknown-key"_s);
    here(u"key Escape"_s);
}

void Tour::looksForCopies()
{
    step(u"Used copies: two sources answer, the third fails and says why"_s);
    here(u"key Ctrl+K"_s);
    here(u"type hunger games"_s);
    here(u"await omnibox-row-0"_s);
    here(u"key Return"_s);
    // The reader may have read it long ago; now it is wanted.
    here(u"switch book-want on"_s);
    here(u"click book-all-copies"_s);
    here(u"await results-page"_s);
    here(u"await copy-delegate-0"_s);
    here(u"expect results-failure .+"_s);
    shot(u"results"_s);
    here(u"key Ctrl+1"_s);
    here(u"expect library-page [€$£] ?[0-9]+[.,][0-9]{2}|[0-9]+[.,][0-9]{2} ?[€$£]"_s);
    shot(u"pencilled-total"_s);
}

void Tour::looksAround()
{
    step(u"The same window: list, table, dark, narrow, settings"_s);
    here(u"key Ctrl+1"_s);
    here(u"key Home"_s);
    here(u"click wish-delegate-0"_s);
    shot(u"book-pane"_s);
    here(u"key Escape"_s);
    here(u"click view-list"_s);
    shot(u"library-list"_s);
    here(u"click view-table"_s);
    shot(u"library-table"_s);
    here(u"click view-covers"_s);
    here(u"key Ctrl+Shift+L"_s);
    shot(u"library-dark"_s);
    here(u"key Ctrl+,"_s);
    here(u"await settings-page"_s);
    shot(u"settings-dark"_s);
    here(u"key Ctrl+1"_s);
    here(u"size 420 800"_s);
    shot(u"library-narrow-dark"_s);
    here(u"key Ctrl+Shift+L"_s);
    shot(u"library-narrow"_s);
    here(u"size 1280 800"_s);
}

} // namespace endpaper::desktop
