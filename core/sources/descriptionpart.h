// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/sourcedescription.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace endpaper::sources {

// An object of a source description being read: each name is taken once, finish() rejects those
// that nobody took. Only the first error is kept, with its place ("$.queries[1].path").
class DescriptionPart
{
public:
    DescriptionPart(QJsonObject object, QString where, std::optional<Error> &error)
        : m_object(std::move(object))
        , m_where(std::move(where))
        , m_error(&error)
    {
    }

    [[nodiscard]] bool has(const QString &name) const { return m_object.contains(name); }
    [[nodiscard]] QStringList names() const { return m_object.keys(); }
    void reject(const QString &name, const QString &why)
    {
        if (!*m_error) {
            *m_error = Error{ErrorKind::Invalid, QString(name % u' ' % why),
                             QString(m_where % u'.' % name)};
        }
    }
    QString text(const QString &name, bool isRequired)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined() && !isRequired) {
            return {};
        }
        if (!value.isString() || (isRequired && value.toString().isEmpty())
            || value.toString().size() > textCharactersMax) {
            reject(name, QStringLiteral("must be a text"));
        }
        return value.toString();
    }
    qint64 integer(const QString &name, qint64 min, qint64 max, qint64 fallback)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined()) {
            return fallback;
        }
        const qint64 number = value.toInteger(min - 1);
        if (number < min || number > max) {
            reject(name, QStringLiteral("must be a whole number from %1 to %2").arg(min).arg(max));
            return fallback;
        }
        return number;
    }
    bool boolean(const QString &name)
    {
        const QJsonValue value = take(name);
        if (!value.isBool()) {
            reject(name, QStringLiteral("must be true or false"));
        }
        return value.toBool();
    }
    QStringList texts(const QString &name)
    {
        QStringList list;
        for (const QJsonValue &value : array(name)) {
            if (!value.isString()) {
                reject(name, QStringLiteral("must hold texts only"));
            }
            list.append(value.toString());
        }
        return list;
    }
    QHash<QString, QString> map(const QString &name)
    {
        QHash<QString, QString> map;
        const QJsonObject object = objectAt(name);
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!it->isString()) {
                reject(name, QStringLiteral("must map texts to texts"));
            }
            map.insert(it.key(), it->toString());
        }
        return map;
    }
    Templates templates(const QString &name)
    {
        Templates list;
        for (const QJsonValue &value : array(name)) {
            const QJsonArray pair = value.toArray();
            if (pair.size() != 2 || !pair.at(0).isString() || !pair.at(1).isString()) {
                reject(name, QStringLiteral("must hold pairs of texts"));
            }
            list.append({pair.at(0).toString(), pair.at(1).toString()});
        }
        return list;
    }
    template <typename Enum> Enum choice(const QString &name, const QHash<QString, Enum> &values)
    {
        const QString value = text(name, true);
        if (!values.contains(value)) {
            reject(name, QStringLiteral("is none of the known values"));
            return Enum();
        }
        return values.value(value);
    }
    DescriptionPart part(const QString &name)
    {
        return DescriptionPart(objectAt(name), m_where + u'.' + name, *m_error);
    }
    QList<DescriptionPart> parts(const QString &name)
    {
        QList<DescriptionPart> list;
        for (const QJsonValue &value : array(name)) {
            if (!value.isObject()) {
                reject(name, QStringLiteral("must hold objects only"));
            }
            list.append(DescriptionPart(
                value.toObject(),
                QString(m_where % u'.' % name % u'[' % QString::number(list.size()) % u']'),
                *m_error));
        }
        return list;
    }
    void finish()
    {
        for (const QString &name : m_object.keys()) {
            if (!m_taken.contains(name)) {
                reject(name, QStringLiteral("is a name that we do not know"));
            }
        }
    }

private:
    static constexpr qsizetype textCharactersMax = 1000;

    QJsonValue take(const QString &name)
    {
        m_taken.insert(name);
        return m_object.value(name);
    }
    QJsonArray array(const QString &name)
    {
        const QJsonValue value = take(name);
        if (!value.isUndefined() && !value.isArray()) {
            reject(name, QStringLiteral("must be a list"));
        }
        return value.toArray();
    }
    QJsonObject objectAt(const QString &name)
    {
        const QJsonValue value = take(name);
        if (!value.isUndefined() && !value.isObject()) {
            reject(name, QStringLiteral("must be an object"));
        }
        return value.toObject();
    }

    QJsonObject m_object;
    QString m_where;
    std::optional<Error> *m_error;
    QSet<QString> m_taken;
};

} // namespace endpaper::sources
