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

    const main = () => document.querySelector("main");
    const isWaiting = () => main().dataset.waiting === "true";

    const take = (text) => {
        const next = new DOMParser().parseFromString(text, "text/html");
        const body = next.querySelector("main");
        if (!body || body.innerHTML === shown) {
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

    // Some rows may be shown for so long only, by the terms of who offers them.
    const goodForMs = () => Number(main().dataset.goodFor || Infinity) * 1000;

    const plan = () => {
        const usual = isWaiting() ? eagerMs : Math.min(calmMs, goodForMs());
        clearTimeout(timer);
        timer = setTimeout(look, Math.min(usual * 2 ** failures, slowestMs));
    };

    if (main() && main().dataset.live === "true") {
        shown = main().innerHTML;
        plan();
        // What was left behind another page may be too old to be shown.
        document.addEventListener("visibilitychange", () => {
            if (!document.hidden) {
                look();
            }
        });
    }
})();
