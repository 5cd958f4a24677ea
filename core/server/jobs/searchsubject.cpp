// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/searchsubject.h"

#include "server/api/json.h"
#include "server/api/settings.h"
#include "store/vault/positionrepository.h"

#include <array>

namespace endpaper::server {

using namespace Qt::StringLiterals;

static constexpr std::array radiusStepsKm{5, 10, 25, 50, 100};
static constexpr qsizetype postcodeCharactersMax = 12;
static const QString placesWord = u"places"_s;
static const QString numberWord = u"number:"_s;

int SearchArea::radiusStep(int kilometres)
{
    for (const int step : radiusStepsKm) {
        if (kilometres <= step) {
            return step;
        }
    }
    return radiusStepsKm.back();
}

QString SearchArea::text() const
{
    return (cell ? cell->id() : QString()) % u'+' % postcode % u'/' % QString::number(radiusKm);
}

std::optional<SearchArea> SearchArea::parse(QStringView text)
{
    const qsizetype plus = text.indexOf(u'+');
    const qsizetype slash = text.lastIndexOf(u'/');
    if (plus < 0 || slash < plus) {
        return std::nullopt;
    }
    SearchArea area{.cell = {},
                    .postcode = text.sliced(plus + 1, slash - plus - 1).toString(),
                    .radiusKm = text.sliced(slash + 1).toInt()};
    if (plus > 0) {
        const auto cell = domain::Cell::parse(text.first(plus));
        if (!cell) {
            return std::nullopt;
        }
        area.cell = *cell;
    }
    const bool isSomewhere = area.cell || !area.postcode.isEmpty();
    return isSomewhere && area.radiusKm > 0 ? std::optional(area) : std::nullopt;
}

// In some countries a whole postcode is one side of a street.
QString coarsePostcode(const QString &postcode, const QString &country)
{
    const QString text = postcode.simplified().toUpper();
    const bool isPostcode = !text.isEmpty() && text.size() <= postcodeCharactersMax
        && std::ranges::all_of(text, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || c == u' '
                   || c == u'-';
           });
    if (!isPostcode) {
        return {};
    }
    const qsizetype part = std::max(text.indexOf(u' '), text.indexOf(u'-'));
    QString joined = text;
    joined.remove(u' ').remove(u'-');
    if (country == "GB"_L1) { // the inward half is always three: "SW1A 1AA"
        return part > 0 ? text.first(part) : joined.size() > 4 ? joined.chopped(3) : joined;
    }
    if (country == "NL"_L1) { // "1012 AB"
        return joined.first(std::min<qsizetype>(4, joined.size()));
    }
    if (country == "CA"_L1 || country == "IE"_L1) { // "K1A 0B1", "D02 X285"
        return joined.first(std::min<qsizetype>(3, joined.size()));
    }
    // "10001-1234", "1000-205": what stands behind the hyphen is a block or a box.
    return part > 0 && text.at(part) == u'-' ? text.first(part) : text;
}

// Never finer than 3 km, nor than what the daemon keeps of people.
static domain::Cell cellOf(domain::GeoPoint point, const Settings &settings)
{
    const auto own =
        domain::cellSize(settings.positionCellMetres / 1000).value_or(domain::CellSize::Km3);
    return domain::roundToCell(point, std::max(own, domain::CellSize::Km3));
}

static Expected<std::optional<domain::Cell>> readNear(const Request &request,
                                                      const Context &context)
{
    const QString text = queryText(request, u"near"_s);
    if (text.isEmpty()) {
        return std::nullopt;
    }
    const QStringList parts = text.split(u',');
    bool isLat = false;
    bool isLng = false;
    const double lat = parts.value(0).trimmed().toDouble(&isLat);
    const double lng = parts.value(1).trimmed().toDouble(&isLng);
    const auto point = domain::makeGeoPoint(lat, lng);
    if (parts.size() != 2 || !isLat || !isLng || !point) {
        return fail(ErrorKind::Invalid, u"out_of_range"_s, u"?near"_s);
    }
    return cellOf(*point, context.settings);
}

Expected<std::optional<SearchArea>> readArea(const Request &request, Context &context,
                                             const QString &country)
{
    SearchArea area;
    TRY_ASSIGN(const auto radius,
               queryInteger(request, u"radius_km"_s, {.min = 1, .max = SearchArea::radiusKmMax}));
    area.radiusKm = SearchArea::radiusStep(int(radius.value_or(SearchArea::radiusKmDefault)));
    TRY_ASSIGN(area.cell, readNear(request, context));
    if (const QString postcode = queryText(request, u"postcode"_s); !postcode.isEmpty()) {
        area.postcode = coarsePostcode(postcode, country);
        if (area.postcode.isEmpty()) {
            return fail(ErrorKind::Invalid, u"not_a_postcode"_s, u"?postcode"_s);
        }
    }
    if (!area.cell && area.postcode.isEmpty() && radius && context.caller.isSignedIn()) {
        TRY_ASSIGN(const auto position,
                   store::PositionRepository(context.transaction).find(context.caller.account));
        if (position) {
            area.cell = cellOf(position->place, context.settings);
        }
    }
    const bool isSomewhere = area.cell || !area.postcode.isEmpty();
    return isSomewhere ? std::optional(area) : std::nullopt;
}

QString SearchSubject::text() const
{
    const QString what = isPlaces() ? placesWord
        : number.isEmpty()          ? book
                                    : QString(numberWord % number);
    return area ? QString(what % u'@' % area->text()) : what;
}

std::optional<SearchSubject> SearchSubject::parse(const QString &text)
{
    SearchSubject subject;
    const qsizetype at = text.indexOf(u'@');
    const QString what = at < 0 ? text : text.first(at);
    if (at >= 0) {
        subject.area = SearchArea::parse(QStringView(text).sliced(at + 1));
        if (!subject.area) {
            return std::nullopt;
        }
    }
    if (what == placesWord) {
        return subject.area ? std::optional(subject) : std::nullopt;
    }
    if (what.startsWith(numberWord)) {
        subject.number = what.sliced(numberWord.size());
    } else {
        subject.book = what;
    }
    return subject.isPlaces() ? std::nullopt : std::optional(subject);
}

} // namespace endpaper::server
