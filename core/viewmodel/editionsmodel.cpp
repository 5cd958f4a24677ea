// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/editionsmodel.h"

#include "domain/isbnranges.h"
#include "viewmodel/changes.h"
#include "viewmodel/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using services::EditionInfo;

EditionsModel::EditionsModel(services::EditionService &service, Changes &changes, QObject *parent)
    : QAbstractListModel(parent)
    , m_service(service)
    , m_changes(changes)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &EditionsModel::ask);
}

void EditionsModel::show(const QString &isbn)
{
    if (isbn == m_isbn && !m_error) {
        return;
    }
    if (isbn != m_isbn) {
        m_known.clear();
    }
    m_isbn = isbn;
    m_again.stop();
    m_asks = 0;
    m_error.reset();
    if (!isbn.isEmpty()) {
        m_isBusy = true;
        ask();
    }
    arrange();
}

void EditionsModel::clear()
{
    m_isbn.clear();
    m_known.clear();
    m_chosen.clear();
    m_failed.clear();
    m_error.reset();
    m_isBusy = false;
    m_again.stop();
    arrange();
}

void EditionsModel::ask()
{
    ++m_asks;
    m_service.editions(m_isbn)
        | then(this, [this, isbn = m_isbn](const Expected<services::EditionList> &list) {
              if (isbn != m_isbn) {
                  return;
              }
              m_isBusy = list && list->isSearching && m_asks < asksMax;
              m_error = list ? std::nullopt : std::optional(list.error());
              if (list) {
                  m_known = list->editions;
                  m_failed = list->isSearching ? QStringList() : list->failedSources;
              }
              if (m_isBusy) {
                  m_again.start(int(list->waitMs));
              }
              arrange();
          });
}

void EditionsModel::setChosen(const QList<domain::Isbn> &chosen)
{
    if (m_chosen != chosen) {
        m_chosen = chosen;
        arrange();
    }
}

void EditionsModel::arrange()
{
    beginResetModel();
    m_rows = m_known;
    for (const domain::Isbn &isbn : std::as_const(m_chosen)) {
        if (std::ranges::none_of(m_rows,
                                 [&](const EditionInfo &row) { return row.isbn == isbn; })) {
            m_rows += EditionInfo{.isbn = isbn};
        }
    }
    // Without a language last; within one the newest first.
    std::ranges::stable_sort(m_rows, [](const EditionInfo &a, const EditionInfo &b) {
        if (a.language.isEmpty() != b.language.isEmpty()) {
            return b.language.isEmpty();
        }
        return a.language != b.language ? a.language < b.language : a.published > b.published;
    });
    endResetModel();
    Q_EMIT listChanged();
}

void EditionsModel::toggle(int row)
{
    if (row < 0 || row >= count()) {
        return;
    }
    const domain::Isbn isbn = m_rows.at(row).isbn;
    if (!m_chosen.removeOne(isbn)) {
        m_chosen += isbn;
    }
    const QModelIndex changed = index(row);
    Q_EMIT dataChanged(changed, changed, {IsChosenRole});
    Q_EMIT listChanged();
    Q_EMIT chosenChanged();
}

bool EditionsModel::add(const QString &isbn)
{
    const auto parsed = domain::Isbn::read(isbn);
    if (!parsed) {
        return false;
    }
    if (!m_chosen.contains(*parsed)) {
        m_chosen += *parsed;
        arrange();
        Q_EMIT chosenChanged();
    }
    return true;
}

bool EditionsModel::isOfBook(const domain::Isbn &isbn) const
{
    return std::ranges::find(m_known, isbn, &EditionInfo::isbn) != m_known.end();
}

void EditionsModel::putIn(int row)
{
    if (row >= 0 && row < count() && !isOfBook(m_rows.at(row).isbn)) {
        change(m_rows.at(row).isbn, Deed::PutIn);
    }
}

void EditionsModel::takeOut(int row)
{
    if (row >= 0 && row < count() && isOfBook(m_rows.at(row).isbn)) {
        change(m_rows.at(row).isbn, Deed::TakeOut);
    }
}

void EditionsModel::change(const domain::Isbn &edition, Deed deed)
{
    const bool isPut = deed == Deed::PutIn;
    const bool isChosen = m_chosen.contains(edition);
    const QString text = domain::hyphenated(edition);
    apply(m_isbn, edition, deed, isPut && isChosen,
          [this, isbn = m_isbn, edition, isPut, isChosen, text] {
              const auto go = [this, isbn, edition](Deed way, bool ticks) {
                  return [this, isbn, edition, way, ticks] { apply(isbn, edition, way, ticks); };
              };
              const auto puts = go(Deed::PutIn, isChosen);
              const auto takes = go(Deed::TakeOut, isPut && isChosen);
              m_changes.note({.words = isPut ? tr("add %1 to the editions").arg(text)
                                             : tr("take %1 out of the editions").arg(text),
                              .undo = isPut ? std::function<void()>(takes) : puts,
                              .redo = isPut ? std::function<void()>(puts) : takes},
                             isPut ? tr("%1 is an edition of this book.").arg(text)
                                   : tr("%1 is no edition of this book.").arg(text));
          });
}

// `isChosen`: whether it will do afterwards, if the same book is still shown.
void EditionsModel::apply(const QString &isbn, const domain::Isbn &edition, Deed deed,
                          bool isChosen, const std::function<void()> &after)
{
    m_service.change(isbn, edition, deed)
        | then(this,
               [this, isbn, edition, isChosen, after](const Expected<services::EditionList> &list) {
                   if (!list) {
                       m_changes.tellFailure(
                           words::sentence(list.error(), words::Doing::ChangeCopies));
                       return;
                   }
                   if (after) {
                       after();
                   }
                   if (isbn != m_isbn) {
                       return;
                   }
                   m_known = list->editions;
                   const bool isOther = m_chosen.contains(edition) != isChosen;
                   if (isOther && isChosen) {
                       m_chosen += edition;
                   } else if (isOther) {
                       m_chosen.removeOne(edition);
                   }
                   arrange();
                   if (isOther) {
                       Q_EMIT chosenChanged();
                   }
               });
}

QString EditionsModel::stateLine() const
{
    if (m_isBusy) {
        return tr("Asking the catalogues for editions.");
    }
    if (m_error && m_error->kind == ErrorKind::Unavailable) {
        return tr("No network: type in the ISBNs that will do.");
    }
    if (m_error && m_error->kind != ErrorKind::NotFound) {
        return words::sentence(*m_error, words::Doing::LookForCopies);
    }
    if (m_known.isEmpty()) {
        return tr("No catalogue knows editions of this book. Type in the ISBNs that will do.");
    }
    return m_failed.isEmpty() ? QString()
                              : tr("Without %1: no answer.").arg(m_failed.join(u", "_s));
}

QString EditionsModel::chosenLine() const
{
    return count() == 0 ? QString()
                        : tr("%1 of %n editions will do.", nullptr, count()).arg(m_chosen.size());
}

int EditionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant EditionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const EditionInfo &edition = m_rows.at(index.row());
    switch (role) {
    case IsbnTextRole:
        return domain::hyphenated(edition.isbn);
    case FactsRole: {
        QStringList facts{edition.published, edition.publisher, edition.title};
        facts.removeAll(QString());
        return facts.join(u" · "_s);
    }
    case LanguageTextRole:
        return edition.language.isEmpty() ? tr("Language not known")
                                          : words::language(edition.language);
    case IsChosenRole:
        return m_chosen.contains(edition.isbn);
    case IsOfBookRole:
        return isOfBook(edition.isbn);
    default:
        return {};
    }
}

QHash<int, QByteArray> EditionsModel::roleNames() const
{
    return {{IsbnTextRole, "isbnText"_ba},
            {FactsRole, "facts"_ba},
            {LanguageTextRole, "languageText"_ba},
            {IsChosenRole, "isChosen"_ba},
            {IsOfBookRole, "isOfBook"_ba}};
}

} // namespace endpaper::viewmodel
