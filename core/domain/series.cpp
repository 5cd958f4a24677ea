// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/series.h"

#include <QSet>

#include <algorithm>

namespace endpaper::domain {

namespace {

constexpr int volumeMax = 999;

void take(QSet<int> &there, const QString &volume)
{
    const QStringList ends = volume.split(u'-');
    bool isFirst = false;
    bool isLast = false;
    const int first = ends.constFirst().trimmed().toInt(&isFirst);
    const int last = ends.constLast().trimmed().toInt(&isLast);
    if (!isFirst || !isLast || ends.size() > 2 || first < 1 || last > volumeMax) {
        return;
    }
    for (int each = first; each <= last; ++each) {
        there.insert(each);
    }
}

} // namespace

QList<int> missingVolumes(const QStringList &volumes)
{
    QSet<int> there;
    for (const QString &volume : volumes) {
        take(there, volume);
    }
    QList<int> missing;
    const int highest = there.isEmpty() ? 0 : *std::ranges::max_element(there);
    for (int each = 1; each < highest && missing.size() < missingVolumesMax; ++each) {
        if (!there.contains(each)) {
            missing += each;
        }
    }
    return missing;
}

} // namespace endpaper::domain
