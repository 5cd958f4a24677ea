// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QSslSocket>

namespace endpaper::net {

namespace {

QLoggingCategory::CategoryFilter usualFilter = nullptr;

// That there is no TLS is what is wanted here.
void keepQuiet(QLoggingCategory *category)
{
    usualFilter(category);
    if (qstrcmp(category->categoryName(), "qt.network.ssl") == 0) {
        category->setEnabled(QtWarningMsg, false);
    }
}

} // namespace

void loadTls() { (void)QSslSocket::supportsSsl(); }

WithoutTls::WithoutTls()
    : m_paths(QCoreApplication::libraryPaths())
{
    // In two steps: a new filter goes through all categories before the old one is told.
    usualFilter = QLoggingCategory::installFilter(nullptr);
    QLoggingCategory::installFilter(keepQuiet);
    QCoreApplication::setLibraryPaths({});
}

WithoutTls::~WithoutTls()
{
    QCoreApplication::setLibraryPaths(m_paths);
    QLoggingCategory::installFilter(usualFilter);
}

} // namespace endpaper::net
