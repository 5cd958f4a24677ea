// SPDX-License-Identifier: GPL-3.0-or-later
// endpaper_bench [NAME…] [--json]: prints each promised figure with its floor and their ratio.
#include "bench/bench.h"

#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>

using namespace endpaper;
using namespace endpaper::bench;
using namespace Qt::StringLiterals;

double bench::median(std::vector<double> values)
{
    Q_ASSERT(!values.empty());
    std::sort(values.begin(), values.end());
    const size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

QString bench::binFolder() { return QCoreApplication::applicationDirPath(); }

namespace {

QString line(const Figure &figure)
{
    QString text = u"%1  %2 %3"_s.arg(figure.name.leftJustified(20),
                                      QString::number(figure.value, 'g', 4), figure.what);
    if (figure.floor > 0) {
        text += u"; floor (%1) %2"_s.arg(figure.floorWhat, QString::number(figure.floor, 'g', 4));
    }
    if (figure.ratio > 0) {
        text += u"; ratio %1"_s.arg(QString::number(figure.ratio, 'f', 2));
    }
    if (figure.ratioMax > 0) {
        text +=
            u" (promised ≤ %1%2)"_s.arg(QString::number(figure.ratioMax, 'f', 2),
                                        figure.ratio > figure.ratioMax ? u", MISSED"_s : QString());
    }
    if (figure.valueMax > 0) {
        text +=
            u"; promised ≤ %1%2"_s.arg(QString::number(figure.valueMax, 'g', 4),
                                       figure.value > figure.valueMax ? u", MISSED"_s : QString());
    }
    return text;
}

QByteArray json(const Figure &figure)
{
    return QJsonDocument(QJsonObject{{u"name"_s, figure.name},
                                     {u"what"_s, figure.what},
                                     {u"value"_s, figure.value},
                                     {u"floor"_s, figure.floor},
                                     {u"floor_what"_s, figure.floorWhat},
                                     {u"ratio"_s, figure.ratio},
                                     {u"ratio_max"_s, figure.ratioMax},
                                     {u"value_max"_s, figure.valueMax}})
        .toJson(QJsonDocument::Compact);
}

// Where nothing else was said: no display, software rendering, and one style for our window and for
// the bare one, which inherit all three.
void setPlatform()
{
    const std::pair<const char *, const char *> wanted[]{{"QT_QPA_PLATFORM", "offscreen"},
                                                         {"QT_QUICK_BACKEND", "software"},
                                                         {"QT_QUICK_CONTROLS_STYLE", "Basic"}};
    for (const auto &[name, value] : wanted) {
        if (!qEnvironmentVariableIsSet(name)) {
            qputenv(name, value);
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    setPlatform();
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(u"endpaper_bench"_s);
    QStringList wanted = QGuiApplication::arguments().mid(1);
    const bool asJson = wanted.removeAll(u"--json"_s) > 0;
    const std::vector<Bench> benches{httpBench(),       syncBench(),       startBench(),
                                     guiBench(),        pushRateBench(),   pushLengthBench(),
                                     liveBench(),       liveEditBench(),   sameCopyBench(),
                                     catalogueBench(),  copiesWarmBench(), copiesMillionBench(),
                                     searchColdBench(), searchSoakBench(), manyImportBench(),
                                     screenBench(),     firstRowBench(),   pullMemoryBench()};
    QTextStream out(stdout);
    QTextStream err(stderr);
    int failures = 0;
    for (const QString &name : std::as_const(wanted)) {
        if (std::none_of(benches.begin(), benches.end(),
                         [&](const Bench &each) { return each.name == name; })) {
            err << "There is no bench called " << name << ".\n";
            return 2;
        }
    }
    for (const Bench &each : benches) {
        if (!wanted.isEmpty() && !wanted.contains(each.name)) {
            continue;
        }
        const auto figures = each.run();
        if (!figures) {
            err << each.name << ": " << figures.error().context << "\n";
            ++failures;
            continue;
        }
        for (const Figure &figure : *figures) {
            out << (asJson ? QString::fromUtf8(json(figure)) : line(figure)) << Qt::endl;
        }
    }
    return failures == 0 ? 0 : 1;
}
