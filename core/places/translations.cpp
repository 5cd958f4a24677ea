// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/translations.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QtEndian>

namespace endpaper::places {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 magicNumber = 0x950412de;
constexpr qsizetype headerBytes = 20;
constexpr quint32 pairsMax = 1'000'000;

class MoFile
{
public:
    explicit MoFile(QByteArrayView bytes)
        : m_bytes(bytes)
    {
        if (bytes.size() >= headerBytes) {
            m_isOurs = number(0) == magicNumber;
            m_isSwapped = !m_isOurs && qbswap(number(0)) == magicNumber;
        }
    }

    bool isValid() const { return m_isOurs || m_isSwapped; }

    // Nothing outside the file is ever read.
    quint32 number(quint64 offset) const
    {
        if (offset + 4 > quint64(m_bytes.size())) {
            return 0;
        }
        const auto raw = qFromUnaligned<quint32>(m_bytes.data() + offset);
        return m_isSwapped ? qbswap(raw) : raw;
    }

    QByteArrayView text(quint64 entry) const
    {
        const quint64 length = number(entry);
        const quint64 offset = number(entry + 4);
        if (offset + length > quint64(m_bytes.size())) {
            return {};
        }
        return m_bytes.sliced(qsizetype(offset), qsizetype(length));
    }

private:
    QByteArrayView m_bytes;
    bool m_isOurs = false;
    bool m_isSwapped = false;
};

} // namespace

std::vector<Translation> readTranslations(QByteArrayView bytes)
{
    const MoFile file(bytes);
    std::vector<Translation> pairs;
    if (!file.isValid()) {
        return pairs;
    }
    const quint32 count = std::min(file.number(8), pairsMax);
    const quint64 ids = file.number(12);
    const quint64 texts = file.number(16);
    for (quint64 i = 0; i < count; ++i) {
        const Translation pair{file.text(ids + 8 * i), file.text(texts + 8 * i)};
        if (!pair.id.isEmpty() && !pair.text.isEmpty()) {
            pairs.push_back(pair);
        }
    }
    return pairs;
}

std::vector<TranslationFile> listTranslationFiles()
{
    std::vector<TranslationFile> files;
    const QStringList folders = QStandardPaths::locateAll(
        QStandardPaths::GenericDataLocation, u"locale"_s, QStandardPaths::LocateDirectory);
    for (const QString &folder : folders) {
        const QStringList languages =
            QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        for (const QString &language : languages) {
            const QString path = folder % u'/' % language % u"/LC_MESSAGES/geonames.mo"_s;
            if (QFileInfo::exists(path)) {
                files.push_back({language, path});
            }
        }
    }
    return files;
}

} // namespace endpaper::places
