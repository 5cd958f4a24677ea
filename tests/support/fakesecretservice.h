// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVirtualObject>

#include <map>
#include <optional>

namespace endpaper::test {

// What keeps secrets on a desktop, by the published Secret Service API as far as libsecret asks of
// it: open, locked until a prompt is done, or silent.
class FakeSecretService final : public QDBusVirtualObject
{
public:
    enum class Mood { Open, Locked, Silent };

    explicit FakeSecretService(QDBusConnection bus);
    bool appear();

    Mood mood = Mood::Open;
    int asked = 0; // messages
    int prompted = 0;

    [[nodiscard]] QList<QByteArray> values() const;
    // What the reader does at the prompt, or when the silence is over.
    void open();

    [[nodiscard]] QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override;

private:
    using Attributes = QMap<QString, QString>;
    struct Item
    {
        Attributes attributes;
        QByteArray value;
    };

    [[nodiscard]] QList<QDBusObjectPath> paths() const;
    // Nothing: an error.
    std::optional<QVariantList> answerTo(const QDBusMessage &message);
    QVariantList create(const QVariantList &in);
    [[nodiscard]] QList<QDBusObjectPath> search(const Attributes &wanted) const;

    QDBusConnection m_bus;
    std::map<QString, Item> m_items;
    QList<QDBusMessage> m_unanswered;
    QString m_prompt;
    int m_last = 0;
};

} // namespace endpaper::test
