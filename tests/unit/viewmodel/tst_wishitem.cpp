// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/wishitem.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

store::WishLine lineOf(const QString &title)
{
    store::WishLine line;
    line.id = Uuid::create();
    line.pos = "V"_ba;
    line.title = title;
    line.authors = {u"W. G. Sebald"_s, u"Anthea Bell"_s};
    line.isbn = u"9780140297997"_s;
    return line;
}

} // namespace

class WishItemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsOutliveThoseBesideThem();
    void aTextOfAnyLengthHasRoom_data();
    void aTextOfAnyLengthHasRoom();
    void equalTextsElsewhereAreAlike();
};

void WishItemTest::textsOutliveThoseBesideThem()
{
    constexpr int count = 3000; // some pieces
    QList<std::shared_ptr<WishItem>> items;
    {
        WishTexts texts(count);
        for (int i = 0; i < count; ++i) {
            items += WishItem::of(lineOf(u"Austerlitz %1"_s.arg(i)), {u"to read"_s}, texts);
        }
    }
    for (int i = 0; i < count; ++i) {
        if (i % 7 != 0) {
            items[i].reset();
        }
    }
    for (int i = 0; i < count; i += 7) {
        QCOMPARE(items.at(i)->title(), u"Austerlitz %1"_s.arg(i));
        QCOMPARE(items.at(i)->authors(), QStringList({u"W. G. Sebald"_s, u"Anthea Bell"_s}));
        QCOMPARE(items.at(i)->tags(), QStringList{u"to read"_s});
        QVERIFY(items.at(i)->hasIsbn("9780140297997"));
    }
}

void WishItemTest::aTextOfAnyLengthHasRoom_data()
{
    QTest::addColumn<int>("length");
    QTest::newRow("none") << 0;
    QTest::newRow("below a piece") << int(WishTexts::pieceBytesMax) - 1;
    QTest::newRow("a piece") << int(WishTexts::pieceBytesMax);
    QTest::newRow("above a piece") << int(WishTexts::pieceBytesMax) + 1;
}

void WishItemTest::aTextOfAnyLengthHasRoom()
{
    QFETCH(const int, length);
    const QString title(length, u'a');
    WishTexts texts(1); // fewer than come
    const auto before = WishItem::of(lineOf(u"Before"_s), {}, texts);
    const auto item = WishItem::of(lineOf(title), {}, texts);
    const auto behind = WishItem::of(lineOf(u"Behind"_s), {}, texts);
    QCOMPARE(item->title(), title);
    QCOMPARE(before->title(), u"Before"_s);
    QCOMPARE(behind->title(), u"Behind"_s);
}

void WishItemTest::equalTextsElsewhereAreAlike()
{
    const store::WishLine line = lineOf(u"Austerlitz"_s);
    WishTexts some(1), others(1);
    const auto item = WishItem::of(line, {u"to read"_s}, some);
    QVERIFY(item->isLike(*WishItem::of(line, {u"to read"_s}, others)));
    QVERIFY(!item->isLike(*WishItem::of(line, {u"to  read"_s}, others)));
    store::WishLine moved = line;
    moved.title = u"Austerlit"_s;
    moved.published = u"z"_s; // the same letters, parted elsewhere
    QVERIFY(!item->isLike(*WishItem::of(moved, {u"to read"_s}, others)));
}

} // namespace endpaper::viewmodel

QTEST_GUILESS_MAIN(endpaper::viewmodel::WishItemTest)
#include "tst_wishitem.moc"
