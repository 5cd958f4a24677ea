// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/tableformat.h"

namespace endpaper::exchange {

namespace {

constexpr std::array fields{FieldName{u"title", BookField::Title},
                            FieldName{u"authors", BookField::Author},
                            FieldName{u"isbn uid", BookField::Isbn},
                            FieldName{u"read status", BookField::Shelf},
                            FieldName{u"date added", BookField::DateAdded},
                            FieldName{u"last date read", BookField::DateRead},
                            FieldName{u"star rating", BookField::Rating},
                            FieldName{u"review", BookField::Review},
                            FieldName{u"tags", BookField::Tags},
                            FieldName{u"owned", BookField::Owned}};

int certaintyOf(const QStringList &header)
{
    return header.contains(u"isbn uid")
        ? shareOf(header, {u"title", u"authors", u"isbn uid", u"read status", u"star rating"})
        : 0;
}

BookField fieldOf(const QString &name) { return findField(fields, name); }

} // namespace

const TableFormat &storyGraphFormat()
{
    static const TableFormat format{.id = u"storygraph",
                                    .authors = AuthorForm::Commas,
                                    .certainty = certaintyOf,
                                    .fieldOf = fieldOf};
    return format;
}

} // namespace endpaper::exchange
