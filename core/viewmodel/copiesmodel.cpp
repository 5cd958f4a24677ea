// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/copiesmodel.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct CopiesModel::Private
{
};

CopiesModel::CopiesModel(QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>())
{
}

CopiesModel::~CopiesModel() = default;

int CopiesModel::rowCount(const QModelIndex &) const { return {}; }

QVariant CopiesModel::data(const QModelIndex &, int) const { return {}; }

QHash<int, QByteArray> CopiesModel::roleNames() const
{
    return {
        {CopyIdRole, "copyId"_ba},
        {TotalTextRole, "totalText"_ba},
        {TotalMinorRole, "totalMinor"_ba},
        {TotalIsLeastRole, "totalIsLeast"_ba},
        {PriceTextRole, "priceText"_ba},
        {PostageTextRole, "postageText"_ba},
        {ConditionTextRole, "conditionText"_ba},
        {GradeRole, "grade"_ba},
        {DefectsRole, "defects"_ba},
        {EditionTextRole, "editionText"_ba},
        {EditionDiffersRole, "editionDiffers"_ba},
        {SellerRole, "seller"_ba},
        {FromTextRole, "fromText"_ba},
        {SeenTextRole, "seenText"_ba},
        {UrlRole, "url"_ba},
        {SourceNameRole, "sourceName"_ba},
        {IsSampleRole, "isSample"_ba},
        {IsLesserRole, "isLesser"_ba},
        {AlsoAtTextRole, "alsoAtText"_ba},
        {AccessibleNameRole, "accessibleName"_ba},
    };
}

QString CopiesModel::isbn() const { return {}; }

QString CopiesModel::bookTitle() const { return {}; }

QString CopiesModel::bookAuthors() const { return {}; }

QString CopiesModel::bookFamily() const { return {}; }

int CopiesModel::bookClothIndex() const { return {}; }

int CopiesModel::bookFoilIndex() const { return {}; }

QString CopiesModel::editionLine() const { return {}; }

QString CopiesModel::headLine() const { return {}; }

QString CopiesModel::bestTotalText() const { return {}; }

QString CopiesModel::bestLine() const { return {}; }

CopiesModel::CopiesState CopiesModel::copiesState() const { return {}; }

QString CopiesModel::stateLine() const { return {}; }

bool CopiesModel::isSample() const { return {}; }

int CopiesModel::count() const { return {}; }

int CopiesModel::lesserCount() const { return {}; }

QString CopiesModel::lesserLine() const { return {}; }

bool CopiesModel::showsLesser() const { return {}; }

void CopiesModel::setShowsLesser(bool) { }

int CopiesModel::pendingCount() const { return {}; }

QString CopiesModel::pendingLine() const { return {}; }

CopiesModel::CopySortKey CopiesModel::sortKey() const { return {}; }

bool CopiesModel::sortDescending() const { return {}; }

CopySourcesModel *CopiesModel::sources() const { return {}; }

void CopiesModel::openWish(const QString &) { }

void CopiesModel::openIsbn(const QString &) { }

void CopiesModel::close() { }

void CopiesModel::refresh() { }

void CopiesModel::showPending() { }

void CopiesModel::sortBy(CopiesModel::CopySortKey) { }

QString CopiesModel::sellerHost(int) const { return {}; }

void CopiesModel::openSeller(int) { }

} // namespace endpaper::viewmodel
