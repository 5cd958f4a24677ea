// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/shopeditor.h"

#include "viewmodel/words.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

// As shops' programs are called; a name of their own, not translated.
QString kindName(const QString &kind)
{
    return kind == "woocommerce"_L1 ? u"WooCommerce"_s : kind == "shopify"_L1 ? u"Shopify"_s : kind;
}

} // namespace

ShopEditor::ShopEditor(services::SourceService &sources, QObject *parent)
    : QObject(parent)
    , m_sources(sources)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &ShopEditor::ask);
}

void ShopEditor::setAddress(const QString &address)
{
    if (m_address != address) {
        m_address = address;
        m_again.stop();
        m_error.reset();
        setState(ShopState::Empty);
    }
}

bool ShopEditor::canLook() const
{
    return !m_address.trimmed().isEmpty() && m_state != ShopState::Looking
        && m_state != ShopState::Adding;
}

void ShopEditor::look()
{
    if (canLook()) {
        m_looks = 0;
        m_error.reset();
        setState(ShopState::Looking);
        ask();
    }
}

void ShopEditor::ask()
{
    ++m_looks;
    m_sources.lookAtShop(m_address.trimmed())
        | then(this, [this, address = m_address](const Expected<services::ShopLook> &look) {
              if (address != m_address || m_state != ShopState::Looking) {
                  return;
              }
              if (!look) {
                  m_error = look.error();
                  setState(ShopState::Failed);
                  return;
              }
              m_look = *look;
              using State = services::ShopLook::State;
              if (look->state == State::Looking && m_looks < looksMax) {
                  m_again.start(int(look->waitMs));
              } else {
                  setState(look->state == State::Found ? ShopState::Found : ShopState::NotFound);
              }
          });
}

void ShopEditor::add()
{
    if (m_state != ShopState::Found) {
        return;
    }
    setState(ShopState::Adding);
    m_sources.addShop(m_address.trimmed()) | then(this, [this](const Expected<> &done) {
        if (!done) {
            m_error = done.error();
            setState(ShopState::Failed);
            return;
        }
        const QString name = m_look.name;
        reset();
        Q_EMIT added(name);
    });
}

void ShopEditor::reset()
{
    m_again.stop();
    m_address.clear();
    m_look = {};
    m_error.reset();
    setState(ShopState::Empty);
}

void ShopEditor::setState(ShopState state)
{
    m_state = state;
    Q_EMIT changed();
}

QString ShopEditor::line() const
{
    switch (m_state) {
    case ShopState::Empty:
        return {};
    case ShopState::Looking:
        return tr("Looking at the shop.");
    case ShopState::Adding:
        return tr("Adding %1.").arg(m_look.name);
    case ShopState::Failed:
        return m_error->kind == ErrorKind::Invalid
            ? tr("That is no address of a shop. It looks like https://www.example.org.")
            : words::sentence(*m_error, words::Doing::ChangeCopies);
    case ShopState::NotFound:
        return tr("No shop of a known kind answers there. Shops with WooCommerce or Shopify, and "
                  "pages with an own search, can be added.");
    case ShopState::Found:
        break;
    }
    QString text = tr("%1, a shop with %2.", "the name of a shop, the program it runs on")
                       .arg(m_look.name, kindName(m_look.kind));
    if (!m_look.country.isEmpty()) {
        text += u' ' + tr("It sends from %1.").arg(words::country(m_look.country));
    }
    if (m_look.sample.isEmpty()) {
        text += u' ' + tr("Nothing of it could be shown beforehand.");
    }
    return text;
}

QStringList ShopEditor::goods() const
{
    QStringList list;
    if (m_state == ShopState::Found || m_state == ShopState::Adding) {
        for (const services::ShopLook::Good &good : m_look.sample) {
            //: one of a shop's goods and its price
            list += tr("%1 · %2").arg(good.title, words::money(good.price));
        }
    }
    return list;
}

QStringList ShopEditor::tried() const
{
    QStringList list;
    if (m_state == ShopState::NotFound) {
        for (const auto &[way, outcome] : m_look.tried) {
            list += kindName(way) + u": "_s + outcome;
        }
    }
    return list;
}

} // namespace endpaper::viewmodel
