// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/placesindex.h"

#include "domain/text.h"
#include "places/postcodefiles.h"
#include "places/postcodes.h"
#include "places/townnames.h"
#include "places/translations.h"

#include <QDir>
#include <QFile>
#include <QLibrary>

#include <algorithm>
#include <cmath>
#include <geonames.h>

namespace endpaper::places {

using namespace Qt::StringLiterals;

namespace {

constexpr double metresOfADegree = 111'000; // of latitude, a little less than it is

struct Facts
{
    domain::GeoPoint point;
    quint32 population;
    quint32 region;
    quint32 country;
    quint32 timeZone;
};

// libgeonames, loaded when towns are first wanted: it brings seven further libraries along, for
// which no start shall wait.
struct Geonames
{
    QLibrary library{u"geonames"_s, 0};
    template <typename Function> Function *find(const char *name)
    {
        auto *function = reinterpret_cast<Function *>(library.resolve(name));
        isWhole = isWhole && function != nullptr;
        return function;
    }
#define GEONAMES(name)                                                                             \
    decltype(::geonames_##name) *name = find<decltype(::geonames_##name)>("geonames_" #name)
    bool isWhole = true;
    GEONAMES(get_n_cities);
    GEONAMES(get_city);
    GEONAMES(city_free);
    GEONAMES(city_get_latitude);
    GEONAMES(city_get_longitude);
    GEONAMES(city_get_name);
    GEONAMES(city_get_population);
    GEONAMES(city_get_state);
    GEONAMES(city_get_country_code);
    GEONAMES(city_get_timezone);
#undef GEONAMES
};

// libgeonames gives each town as a GVariant whose first child is GeoNames' id; its accessors leave
// that out, and the translations are keyed by it.
QByteArray idOf(GeonamesCity *city)
{
    QByteArray id;
    if (g_variant_type_is_tuple(g_variant_get_type(city)) && g_variant_n_children(city) > 0) {
        GVariant *first = g_variant_get_child_value(city, 0);
        if (g_variant_is_of_type(first, G_VARIANT_TYPE_STRING)) {
            id = g_variant_get_string(first, nullptr);
        }
        g_variant_unref(first);
    }
    return id;
}

bool hasDigit(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

struct PlacesIndex::Index
{
    TownNames names;
    TextPool pool;
    std::vector<Facts> towns;
    Postcodes postcodes;

    void add(const Geonames &geonames, GeonamesCity *city)
    {
        const auto point = domain::makeGeoPoint(geonames.city_get_latitude(city),
                                                geonames.city_get_longitude(city));
        const QByteArray name = geonames.city_get_name(city);
        if (!point || name.isEmpty()) {
            return;
        }
        names.addOwn(idOf(city), QString::fromUtf8(name));
        towns.push_back({.point = *point,
                         .population = geonames.city_get_population(city),
                         .region = pool.add(geonames.city_get_state(city)),
                         .country = pool.add(geonames.city_get_country_code(city)),
                         .timeZone = pool.add(geonames.city_get_timezone(city))});
    }

    void addPostcodes(const QString &dataFolder)
    {
        const QDir folder(postcodeFolder(dataFolder));
        for (const QString &name : folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly)) {
                postcodes.addFile(file);
            }
        }
        postcodes.finish();
    }

    Town town(quint32 number, QStringView language) const
    {
        const Facts &facts = towns[number];
        return {.name = names.name(number, language),
                .region = pool.text(facts.region),
                .country = pool.text(facts.country),
                .timeZone = pool.text(facts.timeZone),
                .population = facts.population,
                .point = facts.point};
    }
};

PlacesIndex::PlacesIndex()
    : m_index(std::make_unique<Index>())
{
}
PlacesIndex::~PlacesIndex() = default;
PlacesIndex::PlacesIndex(PlacesIndex &&) noexcept = default;
PlacesIndex &PlacesIndex::operator=(PlacesIndex &&) noexcept = default;

Expected<PlacesIndex> PlacesIndex::load(const QString &dataFolder)
{
    PlacesIndex places;
    Index &index = *places.m_index;
    const Geonames geonames;
    if (!geonames.isWhole) {
        return fail(ErrorKind::Unavailable, u"libgeonames: "_s + geonames.library.errorString());
    }
    const int count = geonames.get_n_cities();
    for (int i = 0; i < count; ++i) {
        GeonamesCity *city = geonames.get_city(i);
        if (city != nullptr) {
            index.add(geonames, city);
            geonames.city_free(city);
        }
    }
    if (index.towns.empty()) {
        return fail(ErrorKind::Unavailable, u"libgeonames gives no towns"_s);
    }
    for (const TranslationFile &translation : listTranslationFiles()) {
        QFile file(translation.path);
        if (file.open(QIODevice::ReadOnly)) {
            const QByteArray bytes = file.readAll();
            index.names.addLanguage(translation.language, bytes);
        }
    }
    index.names.finish();
    index.pool.forgetIndex();
    index.addPostcodes(dataFolder);
    return places;
}

std::vector<Town> PlacesIndex::search(QStringView prefix, qsizetype limit,
                                      QStringView language) const
{
    std::vector<Town> found;
    if (hasDigit(prefix)) {
        found = m_index->postcodes.find(prefix, limit);
    }
    const QByteArray folded = domain::foldForSearch(prefix).toUtf8();
    if (folded.isEmpty() || limit <= 0) {
        return found;
    }
    std::vector<quint32> towns = m_index->names.findPrefix(folded);
    const auto room = size_t(limit) - found.size();
    const auto last = towns.begin() + qsizetype(std::min(room, towns.size()));
    std::partial_sort(towns.begin(), last, towns.end(), [this](quint32 a, quint32 b) {
        const quint32 left = m_index->towns[a].population;
        const quint32 right = m_index->towns[b].population;
        return left != right ? left > right : a < b;
    });
    std::for_each(towns.begin(), last,
                  [&](quint32 town) { found.push_back(m_index->town(town, language)); });
    return found;
}

std::optional<Town> PlacesIndex::nearest(domain::GeoPoint point, QStringView language) const
{
    std::optional<quint32> best;
    double bestMetres = 0;
    for (quint32 i = 0; i < m_index->towns.size(); ++i) {
        const domain::GeoPoint town = m_index->towns[i].point;
        // Most towns are too far north or south to be worth the sines.
        if (best && std::abs(town.lat - point.lat) * metresOfADegree > bestMetres) {
            continue;
        }
        if (const double metres = domain::distanceMetres(point, town);
            !best || metres < bestMetres) {
            best = i;
            bestMetres = metres;
        }
    }
    return best ? std::optional(m_index->town(*best, language)) : std::nullopt;
}

qsizetype PlacesIndex::townCount() const { return qsizetype(m_index->towns.size()); }

} // namespace endpaper::places
