// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/copyrow.h"
#include "viewmodel/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

struct SourceWords
{
    Q_DECLARE_TR_FUNCTIONS(SourceWords)

public:
    // Why a source let nobody in.
    [[nodiscard]] static QString refused(const QString &name, const QString &reason)
    {
        if (reason == "key_unreadable"_L1) {
            return tr("The key for %1 cannot be opened any more. Enter it once more in Settings.")
                .arg(name);
        }
        if (reason == "robots"_L1) {
            return tr("%1 asks programs to stay away from these pages (robots.txt).").arg(name);
        }
        if (reason == "bot_wall"_L1) {
            return tr("%1 shows a page that keeps programs out. Look there in the browser.")
                .arg(name);
        }
        if (reason == "redirect"_L1) {
            return tr("%1 sent us to an address that is not followed.").arg(name);
        }
        if (reason == "http_401"_L1) {
            return tr("%1 does not take the key. Look at it in Settings.").arg(name);
        }
        return tr("%1 did not let us in.").arg(name);
    }

    [[nodiscard]] static QString limited(const QString &name, const QString &reason)
    {
        return reason == "budget"_L1
            ? tr("The questions that %1 allows are used up for now.").arg(name)
            : tr("%1 asks us to wait (too many questions).").arg(name);
    }

    [[nodiscard]] static QString unreadable(const QString &name, const QString &reason)
    {
        if (reason == "too_large"_L1) {
            return tr("%1 sent more than can be taken.").arg(name);
        }
        if (reason == "no_products"_L1) {
            return tr("The page of %1 says nothing that a program can read about its books.")
                .arg(name);
        }
        return tr("%1 answered in a way that cannot be read.").arg(name);
    }

    // What is to be said of an answer with rows: that it is not whole.
    [[nodiscard]] static QString partly(const services::SourceReport &report)
    {
        const QString &name = report.name;
        const QString &reason = report.reason;
        if (reason == "warnings"_L1) {
            return tr("%1 left out some of what we asked; what does not fit was taken away here.")
                .arg(name);
        }
        if (reason == "some_rows"_L1) {
            return tr("Some rows of %1 could not be read and are not shown.").arg(name);
        }
        if (report.state == "cut"_L1 && (reason.isEmpty() || reason == "rows"_L1)) {
            return tr("%1 has more; its first %n copies are shown.", nullptr, report.rows)
                .arg(name);
        }
        if (report.state == "cut"_L1) {
            return tr("%1 broke off; its first %n copies are shown.", nullptr, report.rows)
                .arg(name);
        }
        return {};
    }

    [[nodiscard]] static QString failed(const services::SourceReport &report)
    {
        const QString &state = report.state;
        const QString &name = report.name;
        if (state == "timed_out"_L1) {
            return tr("%1 did not answer (timed out).").arg(name);
        }
        if (state == "rate_limited"_L1) {
            return limited(name, report.reason);
        }
        if (state == "unreachable"_L1) {
            return report.reason == "robots"_L1
                ? tr("%1 does not say whether programs may look (no robots.txt came).").arg(name)
                : tr("%1 cannot be reached.").arg(name);
        }
        if (state == "refused"_L1) {
            return refused(name, report.reason);
        }
        if (state == "remote_error"_L1) {
            return tr("%1 has trouble of its own.").arg(name);
        }
        return unreadable(name, report.reason);
    }
};

using State = CopySourcesModel::SourceState;

void setState(CopySourcesModel::Source &row, const services::SourceReport &report)
{
    const QString &state = report.state;
    if (state == "done"_L1 || state == "cut"_L1) {
        row.state = State::Done;
        row.stateText = report.reason == "nothing_to_ask"_L1 ? SourceWords::tr("not asked")
            : state == "cut"_L1 ? SourceWords::tr("cut at %n", nullptr, report.rows)
                                : SourceWords::tr("%n copies", nullptr, report.rows);
        row.reason = report.reason == "nothing_to_ask"_L1
            ? SourceWords::tr("%1 can only be asked by an ISBN.").arg(row.name)
            : SourceWords::partly(report);
    } else if (state == "from_yesterday"_L1) {
        row.state = State::Stale;
        row.stateText = SourceWords::tr("from yesterday");
        row.reason = SourceWords::tr("Older than %1 wants its copies shown as new.").arg(row.name);
    } else if (state == "off"_L1) {
        row.state = State::Off;
        row.stateText = SourceWords::tr("off");
    } else if (state == "needs_key"_L1) {
        row.state = State::Off;
        row.stateText = SourceWords::tr("needs a key of yours");
        row.reason =
            SourceWords::tr("%1 answers only with a key of your own; enter it in Settings.")
                .arg(row.name);
    } else if (state == "searching"_L1) {
        row.state = State::Looking;
        row.stateText = SourceWords::tr("looking");
    } else if (state.isEmpty()) {
        row.state = State::Waiting;
        row.stateText = SourceWords::tr("waits");
    } else {
        row.state = State::Failed;
        row.stateText = SourceWords::tr("failed");
        row.reason = SourceWords::failed(report);
        if (report.rows > 0) {
            row.reason +=
                u' ' + SourceWords::tr("Its %n copies are from before.", nullptr, report.rows);
        }
    }
}

} // namespace

QList<CopySourcesModel::Source> sourceRows(const services::CopiesAnswer &answer, Instant now)
{
    QList<CopySourcesModel::Source> rows;
    for (services::SourceReport report : answer.sources) {
        report.name = report.name.isEmpty() ? report.id : report.name;
        CopySourcesModel::Source row{.id = report.id,
                                     .name = report.name,
                                     .rows = report.rows,
                                     .isSample = report.isSample,
                                     .attribution = report.attribution};
        setState(row, report);
        if (report.nextAt && *report.nextAt > now) {
            row.retryText = SourceWords::tr("again at %1").arg(words::clockTime(*report.nextAt));
        }
        if (report.rowsAsOf && report.rows > 0) {
            row.ageText = SourceWords::tr("heard %1", "when copies of a source were heard: 2 h ago")
                              .arg(words::ago(*report.rowsAsOf, now));
        }
        rows += row;
    }
    return rows;
}

} // namespace endpaper::viewmodel
