// SPDX-License-Identifier: GPL-3.0-or-later
// Which book a pasted key or a bare ISBN is: the half of the search service that asks about wishes.
#include "services/searchservice.h"

#include "domain/isbn.h"
#include "protocol/schema.h"
#include "store/cache/fetched.h"
#include "store/cache/wishrows.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

// What is kept of a wish whose key was resolved: "openlibrary 9780140297997".
constexpr QLatin1StringView foundKind("found");

// As the daemon takes it, with the words of the link: by them it finds a title whose number nobody
// has.
QString keyWithWords(const QString &key, const QString &words)
{
    QString slug;
    for (const QChar letter : words) {
        if (letter.isLetterOrNumber() || letter.isSurrogate() || letter.isMark()) {
            slug += letter;
        } else if (!slug.isEmpty() && !slug.endsWith(u'-')) {
            slug += u'-';
        }
    }
    // "Goodreads 5907" stands where a link had no words.
    return slug.isEmpty() || slug.endsWith(key) ? key : key + u'-' + slug;
}

// Authors, year and ISBN of a book of the catalogue.
Resolved bookFrom(const QJsonObject &json)
{
    Resolved book;
    for (const QJsonValue &author : json["authors"_L1].toArray()) {
        book.authors += author.isObject() ? author[u"name"].toString() : author.toString();
    }
    book.published = json["published"_L1].toString();
    if (const auto isbn = domain::Isbn::read(json["isbn"_L1].toString())) {
        book.isbn = *isbn;
    }
    return book;
}

} // namespace

void SearchService::resolveWish(const Uuid &wish, const QString &key, const QString &placeholder)
{
    if (key.isEmpty()) {
        return;
    }
    m_waitingKeys.enqueue({.wish = wish, .key = key, .placeholder = placeholder});
    setResolveState(wish, ResolveState::Waiting);
    startResolves();
}

bool SearchService::hasName(const domain::Wish &wish)
{
    return !wish.title.isEmpty() && (!wish.authors.isEmpty() || wish.sourceKey.isEmpty());
}

void SearchService::nameWish(const Uuid &wish)
{
    m_workspace.read([wish](store::Transaction &transaction) {
        return store::findWish(transaction, wish);
    }) | then(this, [this, wish](const Expected<std::optional<store::CachedWish>> &cached) {
        if (!cached || !*cached || !hasName((*cached)->wish)) {
            return;
        }
        const domain::Wish &named = (*cached)->wish;
        m_client.post(u"/api/v1/books/named"_s,
                      {{u"title"_s, named.title},
                       {u"authors"_s, QJsonArray::fromStringList(named.authors)},
                       {u"published"_s, named.published}})
            | then(this, [this, wish](const Expected<JsonReply> &reply) {
                  const auto id = Uuid::parse(reply ? reply->body["id"_L1].toString() : QString());
                  if (id) {
                      writeResolved(wish, {}, {.bookId = *id});
                  }
              });
    });
}

void SearchService::describeWish(const Uuid &wish, const QString &isbn)
{
    m_client.get(u"/api/v1/books/%1"_s.arg(isbn))
        | then(this, [this, wish, isbn](const Expected<JsonReply> &reply) {
              if (!reply) {
                  return; // it stands under its number
              }
              Resolved book = bookFrom(reply->body);
              book.title = reply->body["title"_L1].toString();
              writeResolved(wish, isbn, book);
          });
}

void SearchService::startResolves()
{
    while (m_resolves < resolvesAtOnce && !m_waitingKeys.isEmpty() && m_client.endpoint()) {
        ++m_resolves;
        const Key key = m_waitingKeys.dequeue();
        setResolveState(key.wish, ResolveState::Asking);
        askKey(key);
    }
}

void SearchService::askKey(const Key &key)
{
    m_client.get(u"/api/v1/resolve"_s, {{u"key"_s, keyWithWords(key.key, key.placeholder)}})
        | then(this, [this, key](const Expected<JsonReply> &reply) { keyAnswered(key, reply); });
}

void SearchService::keyAnswered(Key key, const Expected<JsonReply> &reply)
{
    const bool isRunning = reply && reply->status == 202;
    if (isRunning && ++key.polls < pollsMax) {
        const int wait =
            std::clamp(int(reply->retryAfterMs.value_or(pollMsMin)), pollMsMin, pollMsMax);
        QTimer::singleShot(wait, this, [this, key] { askKey(key); });
        return;
    }
    m_resolves = std::max(0, m_resolves - 1);
    if (reply && !isRunning) {
        Resolved book{.title = reply->body["title"_L1].toString(),
                      .by = reply->body["by"_L1].toString()};
        if (const auto isbn = domain::Isbn::read(reply->body["isbn"_L1].toString())) {
            book.isbn = *isbn;
        }
        const QString id = reply->body["book_id"_L1].toString();
        if (const auto bookId = Uuid::parse(id)) {
            book.bookId = *bookId;
        }
        fetchBook(key, book, id);
    } else if (!reply && reply.error().kind == ErrorKind::NotFound) {
        m_tried.insert(key.wish, reply.error().field.split(u',', Qt::SkipEmptyParts));
        setResolveState(key.wish, ResolveState::NotFound);
    } else {
        // Nobody answered: the key waits for the network, as the wish says.
        setResolveState(key.wish, ResolveState::Waiting);
        m_waitingKeys.enqueue(key);
        return;
    }
    startResolves();
}

void SearchService::fetchBook(const Key &key, Resolved book, const QString &id)
{
    m_client.get(u"/api/v1/books/%1"_s.arg(id))
        | then(this, [this, key, book](const Expected<JsonReply> &reply) mutable {
              if (reply) {
                  const Resolved known = bookFrom(reply->body);
                  book.authors = known.authors;
                  book.published = known.published;
                  book.isbn = book.isbn ? book.isbn : known.isbn;
              }
              writeResolved(key.wish, key.placeholder, book);
          });
}

void SearchService::writeResolved(const Uuid &id, const QString &placeholder, const Resolved &book)
{
    m_workspace.commit([id, placeholder, book, now = m_workspace.clock().now()](
                           store::Transaction &transaction) -> Expected<QList<store::LocalOp>> {
        TRY_ASSIGN(const auto cached, store::findWish(transaction, id));
        if (!cached) {
            return QList<store::LocalOp>();
        }
        domain::Wish wish = cached->wish;
        if (wish.title == placeholder && !book.title.isEmpty()) {
            wish.title = book.title;
        }
        if (wish.authors.isEmpty()) {
            wish.authors = book.authors;
        }
        wish.isbn = wish.isbn ? wish.isbn : book.isbn;
        wish.bookId = wish.bookId ? wish.bookId : book.bookId;
        if (wish.published.isEmpty()) {
            wish.published = book.published;
        }
        TRY_ASSIGN(const auto known, store::findFetched(transaction, foundKind, id.toString()));
        // Asked once more, the daemon knows it by this very wish: "import".
        const QByteArray ending = ' ' + subjectOf(wish).toUtf8();
        const bool isKnown = known && known->body.endsWith(ending);
        if (!book.by.isEmpty() && !isKnown) {
            const QString found = book.by % u' ' % subjectOf(wish);
            TRY(store::putFetched(transaction, foundKind, id.toString(), found.toUtf8(), now));
        }
        const auto fields = protocol::changedFields(cached->wish, wish);
        if (fields.isEmpty()) {
            return QList<store::LocalOp>();
        }
        return QList{store::LocalOp::set(domain::RowKind::Wish, wish.id, fields)};
    }) | then(this, [this, id, book](const Workspace::Committed &) {
        m_resolveStates.remove(id);
        Q_EMIT resolveStateChanged(id);
        Q_EMIT resolved(id, book);
        if (book.isbn || book.bookId) {
            look(book.isbn ? book.isbn->toString13() : book.bookId->toString(), Urgency::Now);
        }
    });
}

QFuture<Expected<QString>> SearchService::foundBy(const Uuid &wish)
{
    return m_workspace.read([wish](store::Transaction &transaction) -> Expected<QString> {
        TRY_ASSIGN(const auto found, store::findFetched(transaction, foundKind, wish.toString()));
        TRY_ASSIGN(const auto cached, store::findWish(transaction, wish));
        if (!found || !cached) {
            return QString();
        }
        // Of another book, by the reader's own hand, it says nothing.
        const QString text = QString::fromUtf8(found->body);
        const bool isStill = text.section(u' ', 1) == subjectOf(cached->wish);
        return isStill ? text.section(u' ', 0, 0) : QString();
    });
}

SearchService::ResolveState SearchService::resolveState(const Uuid &wish) const
{
    return m_resolveStates.value(wish, ResolveState::Idle);
}

void SearchService::setResolveState(const Uuid &wish, ResolveState state)
{
    m_resolveStates.insert(wish, state);
    Q_EMIT resolveStateChanged(wish);
}

} // namespace endpaper::services
