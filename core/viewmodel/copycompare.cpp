// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/copycompare.h"

#include "viewmodel/words.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

CopyCompare::CopyCompare(QObject *parent)
    : QAbstractListModel(parent)
{
}

void CopyCompare::setCopies(const QList<CopyRow> &copies)
{
    beginResetModel();
    m_copies = copies;
    m_rows.clear();
    const auto add = [this](const QString &label, auto text) {
        Row row{.label = label, .texts = {}};
        bool hasAny = false;
        for (const CopyRow &copy : std::as_const(m_copies)) {
            const QString value = std::invoke(text, copy);
            hasAny = hasAny || !value.isEmpty();
            row.texts += value.isEmpty() ? u"–"_s : value;
        }
        if (hasAny) {
            m_rows += row;
        }
    };
    add(tr("Total"), &CopyRow::totalText);
    add(tr("Copy", "price of the copy alone"), &CopyRow::priceText);
    add(tr("Postage"), &CopyRow::postageText);
    add(tr("Condition"), [](const CopyRow &copy) { return words::condition(copy.condition); });
    add(tr("To know"), &CopyRow::defects);
    add(tr("Seller's words"), &CopyRow::sellerWords);
    add(tr("Edition"), &CopyRow::editionText);
    add(tr("Seller"), &CopyRow::seller);
    add(tr("Source"), &CopyRow::sourceName);
    add(tr("From", "the country a copy comes from"), &CopyRow::fromText);
    add(tr("Seen", "how old a quote is"), &CopyRow::seenText);
    endResetModel();
    Q_EMIT columnsChanged();
}

QString CopyCompare::line() const
{
    return m_copies.isEmpty() ? QString() : tr("%n to compare", nullptr, columnsCount());
}

int CopyCompare::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant CopyCompare::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case LabelRole:
        return row.label;
    case TextsRole:
        return row.texts;
    case DiffersRole:
        return row.texts.count(row.texts.value(0)) != row.texts.size();
    case AccessibleNameRole:
        return QString(row.label + u": "_s + row.texts.join(u"; "_s));
    case IsTotalRole:
        return index.row() == 0;
    default:
        return {};
    }
}

QHash<int, QByteArray> CopyCompare::roleNames() const
{
    return {{LabelRole, "label"_ba},
            {TextsRole, "texts"_ba},
            {DiffersRole, "differs"_ba},
            {IsTotalRole, "isTotal"_ba},
            {AccessibleNameRole, "accessibleName"_ba}};
}

} // namespace endpaper::viewmodel
