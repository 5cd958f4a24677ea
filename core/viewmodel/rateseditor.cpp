// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/rateseditor.h"

#include "viewmodel/changes.h"
#include "viewmodel/copydetails.h"
#include "viewmodel/importwords.h"
#include "viewmodel/words.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

RatesEditor::RatesEditor(services::RateService &service, Changes &changes, const Clock &clock,
                         QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_changes(changes)
    , m_clock(clock)
{
}

QString RatesEditor::line() const
{
    if (m_rates) {
        return tr("The European Central Bank's of %1, %2.")
            .arg(words::date(m_rates->day), CopyDetails::ageWords(m_rates->day, m_clock.now()));
    }
    return m_isUnknown ? tr("The server does not say now which rates it counts with.") : QString();
}

QString RatesEditor::address() const
{
    return m_rates && m_rates->address.scheme() == "https"_L1 ? m_rates->address.toString()
                                                              : QString();
}

void RatesEditor::load()
{
    ++m_open;
    Q_EMIT changed();
    m_service.rates() | then(this, [this](const Expected<services::RatesInForce> &rates) {
        --m_open;
        m_isUnknown = !rates;
        m_rates = rates ? std::optional(*rates) : std::nullopt;
        Q_EMIT changed();
    });
}

void RatesEditor::take(const QUrl &file)
{
    if (busy()) {
        return;
    }
    ++m_open;
    m_error.clear();
    Q_EMIT changed();
    m_service.take(localPath(file))
        | then(this, [this](const Expected<services::RatesInForce> &rates) {
              --m_open;
              if (rates) {
                  m_rates = *rates;
                  m_changes.tell(tr("Totals are counted with the rates of %1 now.")
                                     .arg(words::date(rates->day)));
                  Q_EMIT taken();
              } else {
                  m_error = words::sentence(rates.error(), words::Doing::TakeRates);
                  m_changes.tellFailure(m_error);
              }
              Q_EMIT changed();
          });
}

} // namespace endpaper::viewmodel
