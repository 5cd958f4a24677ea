// SPDX-License-Identifier: GPL-3.0-or-later
// What the tour does with a shared daemon, a second device and neighbours, step by step.
#include "desktop/tour/tour.h"

#include <QDateTime>
#include <QRegularExpression>

namespace endpaper::desktop {

using namespace Qt::StringLiterals;

namespace {

// The reader's area, a neighbour two kilometres to the north of it, another eighty away.
constexpr double areaLatitude = 52.5200;
constexpr double areaLongitude = 13.4050;
constexpr double nearLatitude = 52.5380;
constexpr double farLatitude = 53.2400;

const QString hungerGamesOffer = u"9780439023481"_s;
const QString hobbitOffer = u"9780618260300"_s;
const QRegularExpression nearWords(u"1 (near you|in der Nähe)"_s);
const QString password = u"a long enough password"_s;

} // namespace

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
    check(u"the lists and their counts are what they were in Solo"_s,
          [this] { return !m_kept[0].isEmpty() && m_kept[3] == m_kept[0]; });
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
    world(u"the shared daemon comes back"_s,
          [this](const Done &done) { m_world.startShared(done); });
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
            const QString title = QRegularExpression::escape(m_kept[0].left(12));
            m_peer->perform(u"expect %1 ^%2"_s.arg(delegate, title), done);
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
    world(u"the shared daemon comes back"_s,
          [this](const Done &done) { m_world.startShared(done); });
    for (const auto &gesture :
         {u"click status-line"_s, u"click sync-send-now"_s,
          u"expect status-line-text (?i)saved|gesichert"_s, u"click rail-list-1"_s}) {
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
    world(u"a neighbour close by signs up"_s, [this](const Done &done) {
        m_world.neighbourSignsUp(u"Nora"_s, nearLatitude, areaLongitude, done);
    });
    here(u"key Ctrl+K"_s);
    here(u"type the hobbit"_s);
    here(u"await omnibox-row-0"_s);
    here(u"key Return"_s);
    here(u"switch book-want on"_s);
    here(u"key Escape"_s);
    filterBoth(u"The Hobbit"_s);
    // The far offer first. What comes after it from close by is the moment from which it would
    // show.
    world(u"80 km away The Hunger Games is offered"_s, [this](const Done &done) {
        m_world.neighbourOffers(u"Fern"_s, hungerGamesOffer, u"The Hunger Games"_s, farLatitude,
                                areaLongitude, done);
    });
    seenNearOnBoth(u"The Hobbit"_s, hobbitOffer);
    filterBoth(u"The Hunger Games"_s);
    read(u"wish-view-covers"_s, &m_kept[0]);
    check(u"80 km away is not near"_s, [this] { return !m_kept[0].contains(nearWords); });
    seenNearOnBoth(u"The Hunger Games"_s, hungerGamesOffer);
    shot(u"near-you"_s);
    shotThere(u"near-you-second-device"_s);
    here(u"key Ctrl+F"_s);
    here(u"key Escape"_s);
    here(u"key Ctrl+3"_s);
    here(u"await offer-delegate-0"_s);
    shot(u"nearby"_s);
}

void Tour::filterBoth(const QString &title)
{
    const QStringList gestures{u"click rail-library"_s, u"key Ctrl+F"_s, u"key Ctrl+A"_s,
                               u"type "_s + title, u"expect wish-view-covers "_s + title};
    for (const QString &gesture : gestures) {
        here(gesture);
        there(gesture);
    }
}

void Tour::seenNearOnBoth(const QString &title, const QString &isbn)
{
    world(u"2 km away %1 is offered: both devices say so"_s.arg(title),
          [this, title, isbn](const Done &done) {
              struct Watch
              {
                  qint64 posted = 0;
                  int open = 3;
                  QStringList seen;
                  std::optional<Error> error;
              };
              const auto watch = std::make_shared<Watch>();
              const auto one = [this, watch, done, title](const QString &where) -> Done {
                  return [this, watch, done, title, where](const Expected<QString> &answer) {
                      if (!answer) {
                          watch->error = answer.error();
                      } else if (!where.isEmpty()) {
                          watch->seen +=
                              where + u" %1 ms"_s.arg(answer->toLongLong() - watch->posted);
                      }
                      if (--watch->open > 0) {
                          return;
                      }
                      if (watch->error) {
                          done(tl::unexpected(*watch->error));
                          return;
                      }
                      say(u"%1: from the posting to “1 near you” %2"_s.arg(
                          title, watch->seen.join(u", "_s)));
                      done(QString());
                  };
              };
              const QString look =
                  u"when wish-view-covers %1.*%2"_s.arg(title, nearWords.pattern());
              m_runner.perform(look, one(u"here"_s));
              m_peer->perform(look, one(u"there"_s));
              watch->posted = QDateTime::currentMSecsSinceEpoch();
              m_world.neighbourOffers(u"Nora"_s, isbn, title, nearLatitude, areaLongitude, one({}));
          });
}

void Tour::opensTheLinkInABrowser()
{
    step(u"The same link in a browser, at the daemon"_s);
    const QString path = u"/book/show/2767052-the-hunger-games"_s;
    world(u"the page"_s, [this, path](const Done &done) {
        m_world.browse(path, [done](const Expected<QString> &page) {
            // Only a script of its own file may be there, and nothing may wait for it.
            static const QRegularExpression inlineScript(u"<script(?![^>]*\\ssrc=)"_s);
            if (!page) {
                done(page);
            } else if (!page->contains("The Hunger Games"_L1) || !page->contains(u'€')) {
                done(endpaper::fail(
                    ErrorKind::Invalid,
                    u"the page as sent, without script, lacks the title or what a copy costs"_s));
            } else if (page->contains(inlineScript)) {
                done(endpaper::fail(ErrorKind::Invalid, u"the page has a script inside"_s));
            } else {
                done(page);
            }
        });
    });
    world(u"its picture"_s, [this, path](const Done &done) {
        m_world.photograph(
            path, u"%1/%2-web-door.png"_s.arg(m_options.folder).arg(++m_shots, 2, 10, QChar(u'0')),
            done);
    });
}

} // namespace endpaper::desktop
