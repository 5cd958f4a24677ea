// SPDX-License-Identifier: GPL-3.0-or-later
// What the tour does, step by step: the main job as a reader does it. The names are the objectNames of
// the items in qml/.
#include "desktop/tour/tour.h"

#include <QRegularExpression>

namespace endpaper::desktop {

using namespace Qt::StringLiterals;

namespace {

// The reader's area, a neighbour two kilometres to the north of it, another eighty away.
constexpr double areaLatitude = 52.5200;
constexpr double areaLongitude = 13.4050;
constexpr double nearLatitude = 52.5380;
constexpr double farLatitude = 53.2400;

const QString hungerGames = u"https://www.goodreads.com/book/show/2767052-the-hunger-games"_s;
const QString hobbit = u"/book/show/5907.The_Hobbit"_s;
const QString nobodysKey = u"https://www.goodreads.com/book/show/999999999-a-book-that-nobody-has"_s;
const QString password = u"a long enough password"_s;

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
    read(u"import-result"_s, &m_kept[0]);
    shot(u"import-in"_s);
    here(u"click import-heap-look-again"_s);
    shot(u"import-look-again"_s);
    here(u"click import-heap-unread"_s);
    shot(u"import-could-not-read"_s);

    step(u"The same file again adds nothing"_s);
    here(u"click import-done"_s);
    here(u"drop "_s + m_options.exportFile);
    here(u"await import-review"_s);
    here(u"expect import-result (?i)already|nothing new|no new|\\b0 books"_s);
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
    for (const auto &[link, title] : {std::pair(hungerGames, u"The Hunger Games"_s), std::pair(hobbit, u"The Hobbit"_s)}) {
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
    here(u"click book-all-copies"_s);
    here(u"await results-page"_s);
    here(u"await copy-delegate-0"_s);
    here(u"expect results-failure .+"_s);
    shot(u"results"_s);
    here(u"key Ctrl+1"_s);
    here(u"expect library-page [€$£] ?[0-9]+[.,][0-9]{2}|[0-9]+[.,][0-9]{2} ?[€$£]"_s);
    shot(u"pencilled-total"_s);
}

void Tour::joinsASharedDaemon()
{
    step(u"A shared daemon with its own certificate, paired by its code"_s);
    world(u"the shared daemon starts"_s, [this](const Done &done) { m_world.startShared(done); });
    world(u"its catalogue"_s, [this](const Done &done) {
        m_world.operate({u"catalogue"_s, u"import"_s, m_options.catalogue}, done);
    });
    read(u"rail-lists"_s, &m_kept[0]);
    here(u"click status-line"_s);
    here(u"await account-page"_s);
    here(u"click account-server"_s);
    world(u"its address is typed"_s, [this](const Done &done) {
        m_runner.perform(u"type "_s + m_world.sharedUrl().toString(), done);
    });
    here(u"click account-connect"_s);
    read(u"account-code"_s, &m_kept[1]);
    shot(u"pairing-code"_s);
    world(u"the operator's code"_s, [this](const Done &done) {
        m_world.operate({u"pairing-code"_s}, [this, done](const Expected<QString> &code) {
            m_kept[2] = code.value_or(QString());
            done(code);
        });
    });
    check(u"both codes are the same"_s, [this] {
        return !m_kept[2].isEmpty() && m_kept[1].contains(m_kept[2].section(u'\n', -1).trimmed());
    });
    here(u"click account-confirm-code"_s);

    step(u"The reader signs up there; what was made here goes along"_s);
    here(u"click account-name"_s);
    here(u"type Ana"_s);
    here(u"click account-email"_s);
    here(u"type ana@readers.example"_s);
    here(u"click account-password"_s);
    here(u"type "_s + password);
    shot(u"sign-up"_s);
    here(u"click account-sign-up"_s);
    here(u"expect status-line-text (?i)saved|gesichert"_s);
    shot(u"signed-up"_s);
    read(u"rail-lists"_s, &m_kept[3]);
    check(u"the lists and their counts are what they were in Solo"_s, [this] { return !m_kept[0].isEmpty() && m_kept[3] == m_kept[0]; });
    here(u"key Ctrl+1"_s);
}

void Tour::worksOffline()
{
    step(u"That daemon dies; wishes are added, edited, moved, deleted, undone"_s);
    world(u"the shared daemon is killed"_s, [this](const Done &done) {
        m_world.killShared();
        done(QString());
    });
    here(u"click rail-list-1"_s);
    here(u"key Ctrl+N"_s);
    here(u"click book-title-field"_s);
    here(u"type Austerlitz"_s);
    here(u"click book-authors-field"_s);
    here(u"type W. G. Sebald"_s);
    here(u"click book-save"_s);
    here(u"key Escape"_s);
    here(u"key Ctrl+F"_s);
    here(u"type Austerlitz"_s);
    here(u"expect library-page Austerlitz.*Sebald"_s);
    here(u"expect status-line-text [0-9]"_s);
    shot(u"offline-added"_s);
    here(u"key Escape"_s);
    here(u"absent library-filter-field"_s);
    here(u"click wish-delegate-1"_s);
    here(u"key Escape"_s);
    here(u"key Alt+Up"_s);
    here(u"key Del"_s);
    here(u"expect toast-text Removed"_s);
    shot(u"offline-removed"_s);
    here(u"click toast-undo"_s);
    here(u"click wish-delegate-2"_s);
    here(u"key Escape"_s);
    here(u"key O"_s);
    here(u"click status-line"_s);
    here(u"await outbox-row-0"_s);
    shot(u"outbox"_s);
    world(u"the shared daemon comes back"_s, [this](const Done &done) { m_world.startShared(done); });
    here(u"click sync-send-now"_s);
    here(u"expect status-line-text (?i)saved|gesichert"_s);
    shot(u"sent"_s);
}

void Tour::secondDeviceAgrees()
{
    step(u"A second device with a cache of its own shows the same"_s);
    world(u"the second device starts"_s, [this](const Done &done) {
        m_peer = std::make_unique<PeerProcess>(m_world.folder() + u"/second"_s);
        done(QString());
    });
    there(u"click status-line"_s);
    there(u"click account-server"_s);
    world(u"the address is typed there"_s, [this](const Done &done) {
        m_peer->perform(u"type "_s + m_world.sharedUrl().toString(), done);
    });
    there(u"click account-connect"_s);
    there(u"click account-confirm-code"_s);
    there(u"click account-email"_s);
    there(u"type ana@readers.example"_s);
    there(u"click account-password"_s);
    there(u"type "_s + password);
    there(u"click account-sign-in"_s);
    there(u"expect status-line-text (?i)saved|gesichert"_s);
    there(u"click rail-list-1"_s);
    here(u"click rail-list-1"_s);
    there(u"await wish-delegate-0"_s);
    for (int row = 0; row < 4; ++row) {
        // Titles come first in a delegate; prices may differ while one device has not looked yet.
        const QString delegate = u"wish-delegate-%1"_s.arg(row);
        here(u"key Home"_s);
        there(u"key Home"_s);
        read(delegate, &m_kept[0]);
        world(u"the same books there, in the same order"_s, [this, delegate](const Done &done) {
            m_peer->perform(u"text "_s + delegate, [this, done](const Expected<QString> &text) {
                if (text && text->left(12) != m_kept[0].left(12)) {
                    done(endpaper::fail(ErrorKind::Invalid, u"there: "_s + *text + u"; here: "_s + m_kept[0]));
                } else {
                    done(text);
                }
            });
        });
    }
    shotThere(u"second-device"_s);

    step(u"One wish, edited on both while the daemon is away: both edits stay"_s);
    world(u"the shared daemon is killed"_s, [this](const Done &done) {
        m_world.killShared();
        done(QString());
    });
    here(u"click wish-delegate-0"_s);
    here(u"click book-note-field"_s);
    here(u"type Signed, if it can be had"_s);
    here(u"click book-save"_s);
    there(u"click wish-delegate-0"_s);
    there(u"click book-tags-field"_s);
    there(u"type gift"_s);
    there(u"click book-save"_s);
    here(u"expect status-line-text [0-9]"_s);
    world(u"the shared daemon comes back"_s, [this](const Done &done) { m_world.startShared(done); });
    for (const auto &gesture : {u"click status-line"_s, u"click sync-send-now"_s, u"expect status-line-text (?i)saved|gesichert"_s,
                                u"click rail-list-1"_s}) {
        here(gesture);
        there(gesture);
    }
    here(u"click wish-delegate-0"_s);
    here(u"expect book-tags-field gift"_s);
    here(u"expect book-note-field Signed"_s);
    shot(u"both-edits"_s);
    there(u"click wish-delegate-0"_s);
    there(u"expect book-note-field Signed"_s);
    there(u"expect book-tags-field gift"_s);
    shotThere(u"both-edits-second-device"_s);
    here(u"key Escape"_s);
    there(u"key Escape"_s);
}

void Tour::neighbourOffersABook()
{
    step(u"A neighbour offers a wished book 2 km away: the wish says so"_s);
    here(u"key Ctrl+3"_s);
    here(u"click nearby-choose-area"_s);
    here(u"click area-field"_s);
    here(u"type %1, %2"_s.arg(areaLatitude).arg(areaLongitude));
    here(u"click area-place-0"_s);
    here(u"expect nearby-area .+"_s);
    shot(u"area"_s);
    world(u"a neighbour far away signs up"_s, [this](const Done &done) {
        m_world.neighbourSignsUp(u"Fern"_s, farLatitude, areaLongitude, done);
    });
    world(u"and offers The Hobbit"_s, [this](const Done &done) {
        m_world.neighbourOffers(u"Fern"_s, u"9780618260300"_s, u"The Hobbit"_s, farLatitude, areaLongitude, done);
    });
    world(u"a neighbour close by signs up"_s, [this](const Done &done) {
        m_world.neighbourSignsUp(u"Nora"_s, nearLatitude, areaLongitude, done);
    });
    here(u"click rail-library"_s);
    here(u"key Ctrl+F"_s);
    here(u"type Hunger"_s);
    there(u"click rail-library"_s);
    there(u"key Ctrl+F"_s);
    there(u"type Hunger"_s);
    here(u"expect library-page The Hunger Games"_s);
    there(u"expect library-page The Hunger Games"_s);
    world(u"and offers The Hunger Games"_s, [this](const Done &done) {
        m_world.neighbourOffers(u"Nora"_s, u"9780439023481"_s, u"The Hunger Games"_s, nearLatitude, areaLongitude, done);
    });
    here(u"expect library-page The Hunger Games.*1 (near you|in der Nähe)"_s);
    there(u"expect library-page The Hunger Games.*1 (near you|in der Nähe)"_s);
    shot(u"near-you"_s);
    shotThere(u"near-you-second-device"_s);
    here(u"key Ctrl+F"_s);
    here(u"key Escape"_s);
    here(u"key Ctrl+3"_s);
    here(u"await offer-delegate-0"_s);
    shot(u"nearby"_s);
}

void Tour::opensTheLinkInABrowser()
{
    step(u"The same link in a browser, at the daemon"_s);
    const QString path = u"/book/show/2767052-the-hunger-games"_s;
    world(u"the page"_s, [this, path](const Done &done) {
        m_world.browse(path, [done](const Expected<QString> &page) {
            if (!page || (page->contains("The Hunger Games"_L1) && !page->contains("<script"_L1))) {
                done(page);
            } else {
                done(endpaper::fail(ErrorKind::Invalid, u"the page lacks the title, or asks for script"_s));
            }
        });
    });
    world(u"its picture"_s, [this, path](const Done &done) {
        m_world.photograph(path, u"%1/%2-web-door.png"_s.arg(m_options.folder).arg(++m_shots, 2, 10, QChar(u'0')), done);
    });
}

void Tour::looksAround()
{
    step(u"The same window: list, table, dark, narrow, settings"_s);
    here(u"key Ctrl+1"_s);
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
