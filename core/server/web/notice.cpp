// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/web/notice.h"

namespace endpaper::server {

Reply noticePage(const Notice &notice, const Context &context)
{
    PageData data(kainjow::mustache::data::type::object);
    data.set("heading", notice.heading.toStdString());
    const auto list = [](const QStringList &texts) {
        PageList items;
        for (const QString &text : texts) {
            items.push_back(PageData(text.toStdString()));
        }
        return PageData(items);
    };
    data.set("paragraphs", list(notice.paragraphs));
    data.set("hasTried", PageData(!notice.tried.isEmpty()));
    data.set("triedLabel", notice.triedLabel.toStdString());
    data.set("tried", list(notice.tried));
    data.set("hasBooks", PageData(!notice.books.empty()));
    data.set("books", PageData(notice.books));
    PageFrame frame = notice.frame;
    frame.title = notice.heading;
    return renderPage("notice", data, frame, context);
}

} // namespace endpaper::server
