// SPDX-License-Identifier: GPL-3.0-or-later
import QtQml

// Which place is shown, and the way back and forward.
QtObject {
    id: navigator

    property string place: "library"
    property list<string> past: []
    property list<string> future: []
    readonly property bool canBack: past.length > 0

    function open(next: string): void {
        if (next !== place) {
            past = past.concat([place]).slice(-50);
            future = [];
            place = next;
        }
    }
    function back(): void {
        if (past.length > 0) {
            future = future.concat([place]);
            place = past[past.length - 1];
            past = past.slice(0, -1);
        }
    }
    function forward(): void {
        if (future.length > 0) {
            past = past.concat([place]);
            place = future[future.length - 1];
            future = future.slice(0, -1);
        }
    }
}
