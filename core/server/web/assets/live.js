// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the page as it stands, live: takes the page's new body while a search is under way, without
// losing place or focus. Without a script the page loads itself anew instead.
"use strict";
(() => {
    const eagerMs = 1200;
    const calmMs = 60000;
    const slowestMs = 600000;
    let failures = 0;
    let shown = "";
    let timer = 0;
    let endsAt = Infinity; // then a row may not be shown any more, by the terms of who offers it

    const main = () => document.querySelector("main");
    const isWaiting = () => main().dataset.waiting === "true";

    const endOf = (body) => Date.now() + Number(body.dataset.goodFor || Infinity) * 1000;

    const take = (text) => {
        const next = new DOMParser().parseFromString(text, "text/html");
        const body = next.querySelector("main");
        if (!body) {
            throw new Error("not a page");
        }
        endsAt = endOf(body);
        if (body.innerHTML === shown) {
            return;
        }
        const href = document.activeElement ? document.activeElement.getAttribute("href") : null;
        shown = body.innerHTML;
        main().replaceWith(body);
        document.title = next.title;
        const focused = href
            ? Array.from(main().querySelectorAll("a")).find((a) => a.getAttribute("href") === href)
            : null;
        if (focused) {
            focused.focus({ preventScroll: true });
        }
    };

    const look = async () => {
        if (!document.hidden) {
            try {
                const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-cache" });
                take(await answer.text());
                failures = 0;
            } catch {
                failures += 1;
            }
        }
        plan();
    };

    const plan = () => {
        const usual = Math.min((isWaiting() ? eagerMs : calmMs) * 2 ** failures, slowestMs);
        const isHeard = failures === 0 && !document.hidden;
        const wait = isHeard ? Math.min(usual, Math.max(endsAt - Date.now(), 0)) : usual;
        clearTimeout(timer);
        timer = setTimeout(look, wait);
    };

    if (main() && main().dataset.live === "true") {
        shown = main().innerHTML;
        endsAt = endOf(main());
        plan();
        // What was left behind another page may be too old to be shown.
        document.addEventListener("visibilitychange", () => {
            if (!document.hidden) {
                look();
            }
        });
    }
})();
