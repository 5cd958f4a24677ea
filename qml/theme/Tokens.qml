// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// Every colour of the program, in light ("Paper"), dark ("Lamp") and high contrast. Main binds the three
// switches to the settings; nothing else writes here. Names never start with "on" and a capital.
QtObject {
    id: tokens

    property bool dark: false
    property bool highContrast: false

    readonly property color paper: dark ? "#1A1714" : "#F6F1E7"
    readonly property color page: dark ? "#24201C" : "#FFFDF8"
    readonly property color sunk: dark ? "#14110F" : "#ECE4D6"
    readonly property color sel: dark ? "#263B32" : "#D3E2D9"
    readonly property color ink: dark ? "#F0E8DC" : "#29231F"
    readonly property color ink2: highContrast ? ink : dark ? "#CBBFB0" : "#574C43"
    readonly property color ink3: highContrast ? ink : dark ? "#AEA294" : "#675B50"
    readonly property color line: highContrast ? edgePlain : dark ? "#3B352E" : "#DDD3C2"
    readonly property color edgePlain: dark ? "#837869" : "#867868"
    readonly property color edge: highContrast ? ink : edgePlain
    readonly property color accent: dark ? "#8FC7B0" : "#1F5A4A"
    readonly property color accentInk: dark ? "#0F241C" : "#FFFFFF"
    // Under the pointer and under the press; both keep accentInk readable.
    readonly property color accentHover: dark ? "#A2D3BF" : "#194A3D"
    readonly property color soft: highContrast ? page : dark ? "#243A31" : "#DBE8E0"
    readonly property color softInk: highContrast ? ink : dark ? "#B9E2D0" : "#17473A"
    readonly property color pencil: dark ? "#C8C6D3" : "#4B4A57"
    readonly property color drop: dark ? "#F2B48A" : "#9A3412"
    readonly property color ok: dark ? "#97D0A1" : "#2E6B3C"
    readonly property color okSoft: dark ? "#22371F" : "#DFEDDD"
    readonly property color warn: dark ? "#E8C377" : "#7A5200"
    readonly property color warnSoft: dark ? "#3D3118" : "#F7E8C6"
    readonly property color danger: dark ? "#F2A196" : "#9B2C2C"
    readonly property color dangerSoft: dark ? "#45241F" : "#F7DFDA"
    readonly property color info: dark ? "#9CC3EA" : "#2A5885"
    readonly property color infoSoft: dark ? "#20303F" : "#DEE8F2"
    readonly property color focus: dark ? "#8AB6FF" : "#1F5FBF"
    // The lines of the plot: fine, good, any; each has its own dash and mark too.
    readonly property list<color> plot: dark ? ["#8FC7B0", "#F2B48A", "#9CC3EA"] : ["#1F5A4A", "#9A3412", "#2A5885"]
    readonly property color land: dark ? "#221E1A" : "#F1EADB"
    readonly property color water: dark ? "#1B2A33" : "#CFDDE2"
    readonly property color none: "#00000000"
    // The ground behind an open sheet, and the only shadow there is: under popups.
    readonly property color veil: dark ? "#99000000" : "#6629231F"
    readonly property color shade: dark ? "#40000000" : "#1A29231F"

    // The drawn covers, the same in both themes.
    readonly property color foil: "#F4E7C5"
    readonly property color foilRule: "#9AF4E7C5"
    readonly property color spineLine: "#38F4E7C5"
    readonly property color spineShade: "#24000000"
    readonly property list<color> cloths: [
        "#3F5A3C", // moss
        "#6E2B2B", // oxblood
        "#27405F", // navy
        "#563A5C", // plum
        "#6A4526", // umber
        "#46505A", // slate
        "#1F5A5C", // teal
        "#7A5A16" // ochre
    ]
}
