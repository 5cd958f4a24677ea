// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQml

// Joins what is known with a dot between; what is empty leaves no dot.
QtObject {
    function join(first: string, second: string, third: string): string {
        const start = first !== "" && second !== "" ? first + " · " + second : first + second;
        return start !== "" && third !== "" ? start + " · " + third : start + third;
    }
}
