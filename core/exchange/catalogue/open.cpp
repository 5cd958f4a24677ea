// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/catalogue/catalogueforms.h"
#include "exchange/gzipdevice.h"

#include <QFile>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

class PlainMeter final : public ReadMeter
{
public:
    explicit PlainMeter(const QIODevice *device)
        : m_device(device)
    {
    }
    qint64 read() const override { return m_device->pos(); }
    qint64 total() const override { return m_device->isSequential() ? -1 : m_device->size(); }

private:
    const QIODevice *m_device;
};

class GzipMeter final : public ReadMeter
{
public:
    GzipMeter(const GzipDevice *device, qint64 total)
        : m_device(device)
        , m_total(total)
    {
    }
    qint64 read() const override { return m_device->packedRead(); }
    qint64 total() const override { return m_total; }

private:
    const GzipDevice *m_device;
    qint64 m_total;
};

Expected<std::unique_ptr<CatalogueReader>> openUnpacked(std::unique_ptr<QIODevice> device,
                                                        std::unique_ptr<ReadMeter> meter,
                                                        QByteArrayView first, qint64 offset)
{
    if (looksLikeOpenLibraryDump(first)) {
        return openOpenLibraryDump(std::move(device), std::move(meter), offset);
    }
    return openCatalogueTable(std::move(device), std::move(meter), offset);
}

} // namespace

Expected<std::unique_ptr<CatalogueReader>> openCatalogue(std::unique_ptr<QIODevice> device,
                                                         qint64 offset)
{
    constexpr qint64 firstBytes = 64;
    if (!device->isOpen() && !device->open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::Unavailable, u"cannot open: "_s % device->errorString());
    }
    if (offset < 0) {
        return fail(ErrorKind::Invalid, u"negative offset"_s, u"offset"_s);
    }
    const QByteArray first = device->peek(firstBytes);
    if (!first.startsWith("\x1f\x8b")) {
        auto meter = std::make_unique<PlainMeter>(device.get());
        return openUnpacked(std::move(device), std::move(meter), first, offset);
    }
    const qint64 total = device->isSequential() ? -1 : device->size();
    auto unpacked = std::make_unique<GzipDevice>(std::move(device));
    auto meter = std::make_unique<GzipMeter>(unpacked.get(), total);
    const QByteArray inner = unpacked->peek(firstBytes);
    return openUnpacked(std::move(unpacked), std::move(meter), inner, offset);
}

Expected<std::unique_ptr<CatalogueReader>> openCatalogueFile(const QString &path, qint64 offset)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->exists()) {
        return fail(ErrorKind::NotFound, u"no such file"_s, u"file"_s);
    }
    return openCatalogue(std::move(file), offset);
}

} // namespace endpaper::exchange
