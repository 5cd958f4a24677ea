// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Endpaper.Ui

// Each control: a role, a name, a keyboard path, and the owner's truth.
Item {
    id: stage

    property bool truth: false
    property string written: ""

    width: 600
    height: 400

    Column {
        spacing: Sizes.s8

        Button {
            id: button
            text: "Look again"
        }
        Chip {
            id: chip
            text: "Near me"
            chosen: stage.truth
            onClicked: stage.truth = !stage.truth
        }
        Switch {
            id: toggle
            text: "Own"
            value: stage.truth
            onSwitched: on => stage.truth = on
        }
        TextField {
            id: field
            name: "Title"
            placeholderText: "the title"
        }
        Stepper {
            id: stepper
            name: "target price"
            baseName: "target"
            text: stage.written
            onEdited: text => stage.written = text
        }
        IconButton {
            id: iconButton
            name: "Remove filter Near me"
            icon.name: "close"
        }
        ClothCover {
            id: cover
            title: "A title that is so long that it cannot stand on one line of a cover"
            family: "Sebald"
            clothIndex: 9
            foilIndex: 4
        }
        Lazy {
            id: lazy
            active: stage.truth
            sourceComponent: Rectangle {
                objectName: "made"
                implicitWidth: 20
                implicitHeight: 10
            }
        }
        Progress {
            id: bar
            name: "Looking"
            width: 100
        }
    }
    SignalSpy {
        id: clicks
        target: button
        signalName: "clicked"
    }
    TestCase {
        name: "Controls"
        when: windowShown

        function init(): void {
            stage.truth = false;
            stage.written = "";
            clicks.clear();
        }
        function test_everyControlHasRoleAndName(): void {
            for (const control of [button, chip, toggle, field, iconButton]) {
                verify(control.Accessible.role !== Accessible.NoRole, control);
                verify(control.Accessible.name !== "", control);
            }
        }
        function test_returnPressesAButton(): void {
            button.forceActiveFocus(Qt.TabFocusReason);
            verify(button.visualFocus);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Space);
            compare(clicks.count, 2);
        }
        function test_chipShowsTheOwnersTruth(): void {
            mouseClick(chip);
            verify(chip.chosen);
            stage.truth = false;
            verify(!chip.chosen);
        }
        function test_switchFollowsTheOwner(): void {
            mouseClick(toggle);
            verify(stage.truth);
            stage.truth = false;
            verify(!toggle.checked);
            toggle.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            verify(stage.truth);
        }
        function test_stepperStepsAndEmptiesAtNought(): void {
            stage.written = "8,5";
            stepper.stepBy(1);
            compare(stage.written, "9.5");
            stage.written = "1";
            stepper.stepBy(-1);
            compare(stage.written, "");
            stepper.stepBy(-1);
            compare(stage.written, "");
        }
        function test_coverTakesAnyIndexAndNeverGrows(): void {
            verify(Qt.colorEqual(cover.cloth, Tokens.cloths[1]));
            compare(cover.rule, 1);
            compare(cover.width, Sizes.coverWidth);
        }
        function test_lazyMakesAndUnmakes(): void {
            compare(lazy.item, null);
            stage.truth = true;
            verify(lazy.item !== null);
            compare(lazy.implicitWidth, 20);
            stage.truth = false;
            compare(lazy.item, null);
            compare(lazy.implicitWidth, 0);
        }
        function test_barWaitsBeforeItShows(): void {
            bar.running = false;
            compare(bar.opacity, 0);
            bar.running = true;
            compare(bar.opacity, 0);
            tryCompare(bar, "opacity", 1);
            bar.value = 0.5;
            compare(bar.opacity, 1);
            bar.value = -1;
        }
        function test_partsOfASentenceAreJoinedWithoutLooseDots(): void {
            compare(Dots.join("Good", "", "Ana"), "Good · Ana");
            compare(Dots.join("", "", "Ana"), "Ana");
            compare(Dots.join("a", "b", ""), "a · b");
        }
    }
}
