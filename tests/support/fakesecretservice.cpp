// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakesecretservice.h"

#include <QDBusArgument>
#include <QDBusMetaType>
#include <QDBusVariant>

namespace endpaper::test {

// A secret as the Secret Service API carries it: session, parameters, value, content type.
struct WireSecret
{
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};
inline QDBusArgument &operator<<(QDBusArgument &argument, const WireSecret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}
inline const QDBusArgument &operator>>(const QDBusArgument &argument, WireSecret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}
using WireSecrets = QMap<QDBusObjectPath, WireSecret>;
using WireAttributes = QMap<QString, QString>;

} // namespace endpaper::test
Q_DECLARE_METATYPE(endpaper::test::WireSecret)
Q_DECLARE_METATYPE(endpaper::test::WireSecrets)
Q_DECLARE_METATYPE(endpaper::test::WireAttributes)

namespace endpaper::test {

namespace {

QString root() { return QStringLiteral("/org/freedesktop/secrets"); }
QDBusObjectPath none() { return QDBusObjectPath(QStringLiteral("/")); }

} // namespace

FakeSecretService::FakeSecretService(QDBusConnection bus)
    : m_bus(std::move(bus))
{
    qDBusRegisterMetaType<WireSecret>();
    qDBusRegisterMetaType<WireSecrets>();
    qDBusRegisterMetaType<WireAttributes>();
    m_bus.registerVirtualObject(root(), this, QDBusConnection::SubPath);
}

bool FakeSecretService::appear()
{
    return m_bus.registerService(QStringLiteral("org.freedesktop.secrets"));
}

QList<QByteArray> FakeSecretService::values() const
{
    QList<QByteArray> all;
    for (const auto &[path, item] : m_items) {
        all += item.value;
    }
    return all;
}

void FakeSecretService::open()
{
    mood = Mood::Open;
    for (const QDBusMessage &message : std::exchange(m_unanswered, {})) {
        handleMessage(message, m_bus);
    }
    if (!m_prompt.isEmpty()) {
        QDBusMessage done = QDBusMessage::createSignal(
            std::exchange(m_prompt, {}), QStringLiteral("org.freedesktop.Secret.Prompt"),
            QStringLiteral("Completed"));
        const QList<QDBusObjectPath> unlocked = paths();
        done << false << QVariant::fromValue(QDBusVariant(QVariant::fromValue(unlocked)));
        m_bus.send(done);
    }
}

bool FakeSecretService::handleMessage(const QDBusMessage &message, const QDBusConnection &bus)
{
    ++asked;
    if (mood == Mood::Silent) {
        message.setDelayedReply(true);
        m_unanswered += message;
        return true;
    }
    const auto reply = answerTo(message);
    bus.send(reply ? message.createReply(*reply)
                   : message.createErrorReply(QDBusError::NotSupported, QStringLiteral("no")));
    return true;
}

QList<QDBusObjectPath> FakeSecretService::paths() const
{
    QList<QDBusObjectPath> all;
    for (const auto &[path, item] : m_items) {
        all += QDBusObjectPath(path);
    }
    return all;
}

std::optional<QVariantList> FakeSecretService::answerTo(const QDBusMessage &message)
{
    const QString member = message.member();
    const QVariantList in = message.arguments();
    if (member == QLatin1String("OpenSession")) {
        const bool isPlain = in.value(0).toString() == QLatin1String("plain");
        const QDBusObjectPath session(root() + QStringLiteral("/session/1"));
        if (!isPlain) {
            return std::nullopt;
        }
        return QVariantList{QVariant::fromValue(QDBusVariant(QString())),
                            QVariant::fromValue(session)};
    }
    if (member == QLatin1String("SearchItems")) {
        const QList<QDBusObjectPath> found = search(qdbus_cast<Attributes>(in.value(0)));
        const bool isOpen = mood == Mood::Open;
        return QVariantList{QVariant::fromValue(isOpen ? found : QList<QDBusObjectPath>()),
                            QVariant::fromValue(isOpen ? QList<QDBusObjectPath>() : found)};
    }
    if (member == QLatin1String("Unlock")) {
        const bool isOpen = mood == Mood::Open;
        return QVariantList{
            QVariant::fromValue(isOpen ? qdbus_cast<QList<QDBusObjectPath>>(in.value(0))
                                       : QList<QDBusObjectPath>()),
            QVariant::fromValue(isOpen ? none()
                                       : QDBusObjectPath(root() + QStringLiteral("/prompt/1")))};
    }
    if (member == QLatin1String("Prompt")) {
        ++prompted;
        m_prompt = message.path();
        return QVariantList();
    }
    if (member == QLatin1String("GetSecrets")) {
        WireSecrets secrets;
        for (const auto &path : qdbus_cast<QList<QDBusObjectPath>>(in.value(0))) {
            secrets.insert(path,
                           {qvariant_cast<QDBusObjectPath>(in.value(1)),
                            {},
                            m_items[path.path()].value,
                            QStringLiteral("text/plain")});
        }
        return QVariantList{QVariant::fromValue(secrets)};
    }
    if (member == QLatin1String("CreateItem")) {
        return create(in);
    }
    if (member == QLatin1String("Delete")) {
        m_items.erase(message.path());
        return QVariantList{QVariant::fromValue(none())};
    }
    if (member == QLatin1String("GetAll")) {
        return QVariantList{QVariantMap()};
    }
    return std::nullopt;
}

QVariantList FakeSecretService::create(const QVariantList &in)
{
    const auto properties = qdbus_cast<QVariantMap>(in.value(0));
    const auto attributes = qdbus_cast<Attributes>(
        properties.value(QStringLiteral("org.freedesktop.Secret.Item.Attributes")));
    const QList<QDBusObjectPath> same = search(attributes);
    const QString path = same.isEmpty()
        ? root() + QStringLiteral("/collection/login/%1").arg(++m_last)
        : same.first().path();
    m_items[path] = {attributes, qdbus_cast<WireSecret>(in.value(1)).value};
    return {QVariant::fromValue(QDBusObjectPath(path)), QVariant::fromValue(none())};
}

QList<QDBusObjectPath> FakeSecretService::search(const Attributes &wanted) const
{
    QList<QDBusObjectPath> found;
    for (const auto &[path, item] : m_items) {
        bool isIt = true;
        for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
            isIt = isIt && item.attributes.value(it.key()) == it.value();
        }
        if (isIt) {
            found += QDBusObjectPath(path);
        }
    }
    return found;
}

} // namespace endpaper::test
