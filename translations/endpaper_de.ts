<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AccessibleView</name>
    <message>
        <source>%1 of %2</source>
        <comment>the place of a row among all</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>AccountEditor</name>
    <message>
        <source>Signed in.</source>
        <translation>Angemeldet.</translation>
    </message>
    <message>
        <source>take along what was on this computer</source>
        <translation>mitnehmen, was auf diesem Rechner war</translation>
    </message>
    <message>
        <source>Signed in. What was on this computer came along.</source>
        <translation>Angemeldet. Was auf diesem Rechner war, ist mitgekommen.</translation>
    </message>
    <message>
        <source>Signed out. This computer&apos;s own books are open again.</source>
        <translation>Abgemeldet. Die eigenen Bücher dieses Rechners sind wieder offen.</translation>
    </message>
    <message>
        <source>Everything is on this computer.</source>
        <translation>Alles ist auf diesem Rechner.</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <translation>%1, bei %2</translation>
    </message>
    <message>
        <source>Your %1 and %2 go along.</source>
        <translation>Ihre %1 und %2 kommen mit.</translation>
    </message>
    <message numerus="yes">
        <source>%n list(s)</source>
        <translation>
            <numerusform>%n Liste</numerusform>
            <numerusform>%n Listen</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed out. The books of that account are gone from here.</source>
        <translation>Abgemeldet. Die Bücher dieses Kontos sind von hier verschwunden.</translation>
    </message>
    <message>
        <source>The books, lists and settings of this account go from this computer. What the server has stays there, and so do the books of this computer&apos;s own.</source>
        <translation>Die Bücher, Listen und Einstellungen dieses Kontos werden von diesem Computer entfernt. Was der Server hat, bleibt dort, und die eigenen Bücher dieses Computers bleiben auch.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) never reached the server. They will be lost.</source>
        <translation>
            <numerusform>Eine Änderung hat den Server nie erreicht. Sie geht verloren.</numerusform>
            <numerusform>%n Änderungen haben den Server nie erreicht. Sie gehen verloren.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Account and sync</source>
        <comment>name of a page</comment>
        <translation>Konto und Abgleich</translation>
    </message>
    <message>
        <source>A shared server</source>
        <comment>heading in Account</comment>
        <translation>Ein gemeinsamer Server</translation>
    </message>
</context>
<context>
    <name>AppearancePart</name>
    <message>
        <source>Appearance</source>
        <comment>heading in the settings</comment>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>label of a setting: light or dark</comment>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <comment>a theme: whatever the desktop says</comment>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Paper</source>
        <comment>the light theme</comment>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Lamp</source>
        <comment>the dark theme</comment>
        <translation>Lampe</translation>
    </message>
    <message>
        <source>Text size</source>
        <comment>label of a setting</comment>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>the text size in per cent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Make the text smaller</source>
        <comment>a button</comment>
        <translation>Schrift verkleinern</translation>
    </message>
    <message>
        <source>As made</source>
        <comment>a button: text at its usual size</comment>
        <translation>Wie gemacht</translation>
    </message>
    <message>
        <source>Make the text larger</source>
        <comment>a button</comment>
        <translation>Schrift vergrößern</translation>
    </message>
    <message>
        <source>High contrast</source>
        <comment>label of a setting</comment>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Less motion</source>
        <comment>label of a setting</comment>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Nothing slides or fades; nothing is lost.</source>
        <comment>about less motion</comment>
        <translation>Nichts gleitet, nichts blendet; nichts geht verloren.</translation>
    </message>
</context>
<context>
    <name>AreaSheet</name>
    <message>
        <source>Choose an area</source>
        <comment>heading of a sheet</comment>
        <translation>Gegend wählen</translation>
    </message>
    <message>
        <source>Only the cell is kept and shown, the same for everybody in it. No finer place is stored anywhere.</source>
        <comment>about one&apos;s area</comment>
        <translation>Nur das Feld wird gespeichert und gezeigt, für alle darin dasselbe. Genauer steht Ihr Ort nirgends.</translation>
    </message>
    <message>
        <source>Town, postcode, or two numbers</source>
        <comment>label of a field</comment>
        <translation>Ort, Postleitzahl oder zwei Zahlen</translation>
    </message>
    <message>
        <source>Potsdam, or 52.40, 13.06</source>
        <comment>placeholder of a place</comment>
        <translation>Potsdam oder 52.40, 13.06</translation>
    </message>
    <message>
        <source>How large an area others see</source>
        <comment>label of three chips</comment>
        <translation>Wie groß die Gegend ist, die andere sehen</translation>
    </message>
    <message>
        <source>about %1 km</source>
        <comment>the size of one&apos;s area</comment>
        <translation>etwa %1 km</translation>
    </message>
</context>
<context>
    <name>AskSheet</name>
    <message>
        <source>Cancel</source>
        <comment>a button</comment>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>BookBar</name>
    <message>
        <source>Back to the list</source>
        <comment>a button</comment>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>a key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>New book</source>
        <comment>name of the pane</comment>
        <translation>Neues Buch</translation>
    </message>
    <message>
        <source>Move this book to another list</source>
        <comment>a button</comment>
        <translation>Dieses Buch auf eine andere Liste setzen</translation>
    </message>
    <message>
        <source>Remove this book from its list</source>
        <comment>a button</comment>
        <translation>Dieses Buch von der Liste nehmen</translation>
    </message>
    <message>
        <source>Open as a page</source>
        <comment>a button: more room for the book</comment>
        <translation>Als Seite öffnen</translation>
    </message>
    <message>
        <source>Close this book</source>
        <comment>a button</comment>
        <translation>Dieses Buch schließen</translation>
    </message>
</context>
<context>
    <name>BookCopies</name>
    <message>
        <source>Copies now</source>
        <comment>heading in the pane of a book</comment>
        <translation>Exemplare</translation>
    </message>
    <message numerus="yes">
        <source>All %n copies</source>
        <comment>a button in the pane of a book</comment>
        <translation>
            <numerusform>Alle %n Exemplare</numerusform>
            <numerusform>Alle %n Exemplare</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the sources</source>
        <comment>a button in the pane of a book</comment>
        <translation>Die Quellen ansehen</translation>
    </message>
    <message>
        <source>Look again</source>
        <comment>a button: ask for copies once more</comment>
        <translation>Noch einmal suchen</translation>
    </message>
</context>
<context>
    <name>BookCopyRow</name>
    <message>
        <source>%1 · sample</source>
        <comment>age of a made-up quote</comment>
        <translation>%1 · Beispiel</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>seller · country</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>BookDetails</name>
    <message>
        <source>Details</source>
        <comment>heading in the pane of a book</comment>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Title</source>
        <comment>label of a field</comment>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Authors</source>
        <comment>label of a field</comment>
        <translation>Autoren</translation>
    </message>
    <message>
        <source>several parted by ;</source>
        <comment>placeholder of the authors</comment>
        <translation>mehrere mit ; getrennt</translation>
    </message>
    <message>
        <source>ISBN</source>
        <comment>label of a field</comment>
        <translation>ISBN</translation>
    </message>
    <message>
        <source>Tags</source>
        <comment>label of a field</comment>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>parted by commas</source>
        <comment>placeholder of the tags</comment>
        <translation>mit Kommas getrennt</translation>
    </message>
    <message>
        <source>Notes</source>
        <comment>label of a field</comment>
        <translation>Notizen</translation>
    </message>
</context>
<context>
    <name>BookEditor</name>
    <message>
        <source>change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 ist gespeichert.</translation>
    </message>
    <message>
        <source>To hunt</source>
        <translation>Gesucht</translation>
    </message>
    <message>
        <source>add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Added %1.</source>
        <translation>%1 ist hinzugefügt.</translation>
    </message>
    <message>
        <source>remove %1 from %2</source>
        <translation>%1 von %2 nehmen</translation>
    </message>
    <message>
        <source>Removed %1 from %2.</source>
        <translation>%1 ist von %2 entfernt.</translation>
    </message>
    <message>
        <source>move %1 to %2</source>
        <translation>%1 nach %2 versetzen</translation>
    </message>
    <message>
        <source>Moved %1 to %2.</source>
        <translation>%1 steht jetzt auf %2.</translation>
    </message>
    <message>
        <source>want %1</source>
        <translation>%1 suchen</translation>
    </message>
    <message>
        <source>want %1 no more</source>
        <translation>%1 nicht mehr suchen</translation>
    </message>
    <message>
        <source>own %1</source>
        <translation>%1 als vorhanden merken</translation>
    </message>
    <message>
        <source>own %1 no more</source>
        <translation>%1 nicht mehr als vorhanden führen</translation>
    </message>
    <message>
        <source>A book needs a title, or an ISBN.</source>
        <translation>Ein Buch braucht einen Titel oder eine ISBN.</translation>
    </message>
    <message>
        <source>That is no amount. Write 8 or 8.50.</source>
        <translation>Das ist kein Betrag. Schreiben Sie 8 oder 8,50.</translation>
    </message>
    <message>
        <source>This ISBN has a slip in it: its last digit does not fit the others.</source>
        <translation>In dieser ISBN steckt ein Schreibfehler: Die letzte Ziffer passt nicht zu den anderen.</translation>
    </message>
    <message>
        <source>This is the number of printed music, not of a book.</source>
        <translation>Das ist die Nummer einer Notenausgabe, nicht eines Buches.</translation>
    </message>
    <message>
        <source>A spreadsheet has thrown the last digits of this ISBN away.</source>
        <translation>Eine Tabellenkalkulation hat die letzten Ziffern dieser ISBN weggeworfen.</translation>
    </message>
    <message>
        <source>That is no ISBN: it has 13 digits, or 10.</source>
        <translation>Das ist keine ISBN: Sie hat 13 Ziffern oder 10.</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>%1 #%2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Added on %1, from Goodreads</source>
        <translation>Hinzugefügt am %1, aus Goodreads</translation>
    </message>
    <message>
        <source>Added on %1</source>
        <translation>Hinzugefügt am %1</translation>
    </message>
    <message numerus="yes">
        <source>%n near you</source>
        <translation>
            <numerusform>%n bei Ihnen</numerusform>
            <numerusform>%n bei Ihnen</numerusform>
        </translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Asking which book this is.</source>
        <translation>Es wird gefragt, welches Buch das ist.</translation>
    </message>
    <message>
        <source>Will look when there is a network.</source>
        <translation>Wird gesucht, sobald ein Netz da ist.</translation>
    </message>
    <message>
        <source>This book has no ISBN yet. Type one in, and we look for copies.</source>
        <translation>Dieses Buch hat noch keine ISBN. Tragen Sie eine ein, dann suchen wir Exemplare.</translation>
    </message>
    <message>
        <source>As in Settings</source>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <source>Any edition</source>
        <translation>Jede Ausgabe</translation>
    </message>
    <message>
        <source>Any in these languages</source>
        <translation>Jede in diesen Sprachen</translation>
    </message>
    <message>
        <source>Chosen editions</source>
        <translation>Gewählte Ausgaben</translation>
    </message>
    <message>
        <source>Exactly this ISBN</source>
        <translation>Genau diese ISBN</translation>
    </message>
    <message>
        <source>Asked %1: nobody knows this key. Type in its ISBN, and we look for copies.</source>
        <translation>Gefragt: %1. Niemand kennt diese Nummer. Trag die ISBN ein, dann suchen wir Exemplare.</translation>
    </message>
</context>
<context>
    <name>BookHead</name>
    <message>
        <source>Find copies</source>
        <comment>look for used copies</comment>
        <translation>Exemplare suchen</translation>
    </message>
    <message>
        <source>Want</source>
        <comment>mark: the reader wants the book</comment>
        <translation>Gesucht</translation>
    </message>
    <message>
        <source>Own</source>
        <comment>mark: the reader owns the book</comment>
        <translation>Vorhanden</translation>
    </message>
</context>
<context>
    <name>BookPrice</name>
    <message>
        <source>Tell me under</source>
        <comment>label of the target price</comment>
        <translation>Melden unter</translation>
    </message>
    <message>
        <source>target price</source>
        <comment>name of a field, within a sentence</comment>
        <translation>Zielpreis</translation>
    </message>
    <message>
        <source>no price</source>
        <comment>placeholder of the target price</comment>
        <translation>kein Preis</translation>
    </message>
    <message>
        <source>Condition at least</source>
        <comment>label of a choice</comment>
        <translation>Zustand mindestens</translation>
    </message>
    <message>
        <source>Edition</source>
        <comment>label of a choice: which editions will do</comment>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Languages</source>
        <comment>label of a field</comment>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Two letters each, parted by commas: de, en</source>
        <comment>hint of the field for languages</comment>
        <translation>Je zwei Buchstaben, mit Kommas getrennt: de, en</translation>
    </message>
</context>
<context>
    <name>BookSaveBar</name>
    <message>
        <source>Add this book</source>
        <comment>a button</comment>
        <translation>Buch hinzufügen</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a button: keep what was changed</comment>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>a button</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Put it back</source>
        <comment>a button: forget what was changed</comment>
        <translation>Zurücksetzen</translation>
    </message>
</context>
<context>
    <name>BookView</name>
    <message>
        <source>New book</source>
        <comment>name of the pane</comment>
        <translation>Neues Buch</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Places</source>
        <comment>name of the bar at the foot</comment>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Library</source>
        <comment>a place in the rail</comment>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Find</source>
        <comment>a place in the rail, short</comment>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Nearby</source>
        <comment>a place in the rail</comment>
        <translation>In der Nähe</translation>
    </message>
    <message>
        <source>More</source>
        <comment>a place in the bar at the foot: the rest</comment>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>CatalogueImporter</name>
    <message>
        <source>Sending %1 of %2</source>
        <translation>%1 von %2 gesendet</translation>
    </message>
    <message>
        <source>%1 of %2 books read</source>
        <translation>%1 von %2 Büchern gelesen</translation>
    </message>
    <message>
        <source>%1 books read</source>
        <translation>%1 Bücher gelesen</translation>
    </message>
    <message>
        <source>The catalogue is in: %1 books, %2 rows without one.</source>
        <translation>Der Katalog ist drin: %1 Bücher, %2 Zeilen ohne Buch.</translation>
    </message>
    <message>
        <source>The catalogue is in: %1 books.</source>
        <translation>Der Katalog ist drin: %1 Bücher.</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Import a catalogue</source>
        <comment>a button</comment>
        <translation>Katalog einlesen</translation>
    </message>
    <message>
        <source>A catalogue tells which book a link, a title or an ISBN means. goodbooks-10k, the Gutenberg catalogue and Open Library&apos;s dumps are understood.</source>
        <comment>about the catalogue</comment>
        <translation>Ein Katalog sagt, welches Buch ein Link, ein Titel oder eine ISBN meint. Verstanden werden goodbooks-10k, der Gutenberg-Katalog und die Abzüge von Open Library.</translation>
    </message>
    <message>
        <source>Reading the catalogue</source>
        <comment>name of a bar</comment>
        <translation>Der Katalog wird gelesen</translation>
    </message>
    <message>
        <source>Import another</source>
        <comment>a button: back to the drop field</comment>
        <translation>Noch etwas einlesen</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <comment>a button: a file to import</comment>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>a button</comment>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>ColumnHead</name>
    <message>
        <source>Shift and the arrows move the column, Ctrl and the arrows change its width.</source>
        <comment>a column&apos;s header: keys</comment>
        <translation>Umschalt und Pfeile verschieben die Spalte, Strg und Pfeile ändern ihre Breite.</translation>
    </message>
</context>
<context>
    <name>ColumnsMenu</name>
    <message>
        <source>As at first</source>
        <comment>menu of columns: the usual ones</comment>
        <translation>Wie am Anfang</translation>
    </message>
</context>
<context>
    <name>CommandMenu</name>
    <message>
        <source>All commands</source>
        <comment>opens the menu</comment>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>File</source>
        <comment>a menu</comment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>a menu</comment>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>View</source>
        <comment>a menu</comment>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Go</source>
        <comment>a menu</comment>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Help</source>
        <comment>a menu</comment>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>CommandsModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>ConflictModel</name>
    <message>
        <source>%1: now %2, %3; or %4, %5</source>
        <translation>%1: jetzt %2, %3; oder %4, %5</translation>
    </message>
</context>
<context>
    <name>ConflictRow</name>
    <message>
        <source>In force</source>
        <comment>one of two values that met: the one that counts</comment>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>Keep this</source>
        <comment>a button: the value in force stays</comment>
        <translation>Das behalten</translation>
    </message>
    <message>
        <source>The other</source>
        <comment>one of two values that met: the one that does not count</comment>
        <translation>Das andere</translation>
    </message>
    <message>
        <source>Take this</source>
        <comment>a button: the other value comes into force</comment>
        <translation>Das nehmen</translation>
    </message>
</context>
<context>
    <name>ConflictSide</name>
    <message>
        <source>%1: %2</source>
        <comment>which of two values, and the value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ConflictsPart</name>
    <message>
        <source>Changed in two places</source>
        <comment>heading in Account</comment>
        <translation>An zwei Orten geändert</translation>
    </message>
    <message>
        <source>The later one is in force until you choose. Nothing is lost.</source>
        <comment>over values that met</comment>
        <translation>Bis Sie wählen, gilt das spätere. Nichts geht verloren.</translation>
    </message>
</context>
<context>
    <name>ConnectAddress</name>
    <message>
        <source>A family, a club or a town can share a server: for other devices, for neighbours and messages. Without one everything works on this computer.</source>
        <comment>about joining a shared daemon</comment>
        <translation>Eine Familie, ein Verein oder eine Stadt kann einen Server teilen: für weitere Geräte, für Nachbarn und Nachrichten. Ohne ihn geht alles auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <comment>label of a field</comment>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Connect</source>
        <comment>a button: to a shared daemon</comment>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>a button</comment>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ConnectCompare</name>
    <message>
        <source>This server vouches for itself. Compare the code with the one that its keeper sees; if they are the same, it is the right one.</source>
        <comment>about the pairing code</comment>
        <translation>Dieser Server bürgt für sich selbst. Vergleichen Sie den Code mit dem, den sein Betreiber sieht; sind sie gleich, ist es der richtige.</translation>
    </message>
    <message>
        <source>Pairing code %1</source>
        <comment>for a screen reader</comment>
        <translation>Kopplungscode %1</translation>
    </message>
    <message>
        <source>The codes are the same</source>
        <comment>a button: trust the server</comment>
        <translation>Die Codes sind gleich</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>a button</comment>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ConnectCredentials</name>
    <message>
        <source>E-mail</source>
        <comment>label of a field</comment>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Password</source>
        <comment>label of a field</comment>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Your name, as others see it</source>
        <comment>label of a field</comment>
        <translation>Ihr Name, wie andere ihn sehen</translation>
    </message>
    <message>
        <source>Only to sign up.</source>
        <comment>hint under a field</comment>
        <translation>Nur für ein neues Konto.</translation>
    </message>
    <message>
        <source>This computer, as your other devices list it</source>
        <comment>label of a field</comment>
        <translation>Dieser Rechner, wie ihn Ihre anderen Geräte nennen</translation>
    </message>
    <message>
        <source>Sign up</source>
        <comment>a button: make an account</comment>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <comment>a button: to an account that exists</comment>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>a button</comment>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ConnectPart</name>
    <message>
        <source>Talking to the server</source>
        <comment>name of a bar</comment>
        <translation>Der Server wird gefragt</translation>
    </message>
</context>
<context>
    <name>CopiesModel</name>
    <message>
        <source>Any edition in %1</source>
        <translation>Jede Ausgabe auf %1</translation>
    </message>
    <message>
        <source>Exactly %1</source>
        <translation>Genau %1</translation>
    </message>
    <message>
        <source>Chosen editions</source>
        <translation>Gewählte Ausgaben</translation>
    </message>
    <message>
        <source>Any edition</source>
        <translation>Jede Ausgabe</translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n Exemplar</numerusform>
            <numerusform>%n Exemplare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n sources</source>
        <translation>
            <numerusform>aus %n Quelle</numerusform>
            <numerusform>aus %n Quellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still looking</source>
        <translation>
            <numerusform>%n sucht noch</numerusform>
            <numerusform>%n suchen noch</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>This book has no ISBN yet. Type one in, and we look for copies.</source>
        <translation>Dieses Buch hat noch keine ISBN. Tragen Sie eine ein, dann suchen wir Exemplare.</translation>
    </message>
    <message>
        <source>Nobody has been asked yet.</source>
        <translation>Noch wurde niemand gefragt.</translation>
    </message>
    <message>
        <source>Looking for used copies</source>
        <translation>Gebrauchte Exemplare werden gesucht</translation>
    </message>
    <message>
        <source>Will look when there is a network.</source>
        <translation>Wird gesucht, sobald ein Netz da ist.</translation>
    </message>
    <message>
        <source>No network: these are from %1.</source>
        <translation>Kein Netz: Diese sind von %1.</translation>
    </message>
    <message>
        <source>From %1.</source>
        <translation>Von %1.</translation>
    </message>
    <message>
        <source>Nobody has it today. We keep looking.</source>
        <translation>Heute hat es niemand. Wir suchen weiter.</translation>
    </message>
    <message numerus="yes">
        <source>%n in lesser condition</source>
        <translation>
            <numerusform>%n in schlechterem Zustand</numerusform>
            <numerusform>%n in schlechterem Zustand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new copies</source>
        <translation>
            <numerusform>%n neues Exemplar</numerusform>
            <numerusform>%n neue Exemplare</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyCard</name>
    <message>
        <source>%1 + %2 postage</source>
        <comment>price of the copy + postage</comment>
        <translation>%1 + %2 Porto</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>seller · country · age of the quote</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Open %1 in the browser</source>
        <comment>a button: the seller&apos;s page at this host</comment>
        <translation>%1 im Browser öffnen</translation>
    </message>
</context>
<context>
    <name>CopyCell</name>
    <message>
        <source>sample</source>
        <comment>a mark on made-up copies and prices</comment>
        <translation>Beispiel</translation>
    </message>
</context>
<context>
    <name>CopyFacts</name>
    <message>
        <source>%1 · %2</source>
        <comment>condition · defects</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>seller, source</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>CopyHead</name>
    <message>
        <source>Total</source>
        <comment>a column: price delivered</comment>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>a column: price of the copy alone</comment>
        <translation>Exemplar</translation>
    </message>
    <message>
        <source>Postage</source>
        <comment>a column</comment>
        <translation>Porto</translation>
    </message>
    <message>
        <source>Condition</source>
        <comment>a column</comment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Edition</source>
        <comment>a column</comment>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Seller</source>
        <comment>a column</comment>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>From</source>
        <comment>a column: the country it comes from</comment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Seen</source>
        <comment>a column: how old the quote is</comment>
        <translation>Gesehen</translation>
    </message>
</context>
<context>
    <name>CopyRow</name>
    <message>
        <source>%1 + %2 postage</source>
        <comment>price of the copy + postage</comment>
        <translation>%1 + %2 Porto</translation>
    </message>
    <message>
        <source>Open %1 in the browser</source>
        <comment>a button: the seller&apos;s page at this host</comment>
        <translation>%1 im Browser öffnen</translation>
    </message>
</context>
<context>
    <name>CopyWords</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>another edition: %1</source>
        <translation>andere Ausgabe: %1</translation>
    </message>
    <message>
        <source>also at %1</source>
        <translation>auch bei %1</translation>
    </message>
    <message>
        <source>%1 delivered</source>
        <translation>%1 mit Porto</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>%1 did not answer (timed out).</source>
        <translation>%1 hat nicht geantwortet (Zeit abgelaufen).</translation>
    </message>
    <message>
        <source>%1 asks us to wait (too many questions).</source>
        <translation>%1 bittet zu warten (zu viele Anfragen).</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>%1 answered in a way that cannot be read.</source>
        <translation>%1 hat unlesbar geantwortet.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>misslungen</translation>
    </message>
    <message numerus="yes">
        <source>Its %n copies are from before.</source>
        <translation>
            <numerusform>Sein %n Exemplar ist von vorher.</numerusform>
            <numerusform>Seine %n Exemplare sind von vorher.</numerusform>
        </translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>sucht</translation>
    </message>
    <message>
        <source>again at %1</source>
        <translation>wieder um %1</translation>
    </message>
    <message>
        <source>%1 did not let us in.</source>
        <translation>%1 hat uns nicht eingelassen.</translation>
    </message>
    <message>
        <source>from yesterday</source>
        <translation>von gestern</translation>
    </message>
    <message>
        <source>needs a key of yours</source>
        <translation>braucht einen Schlüssel von Ihnen</translation>
    </message>
</context>
<context>
    <name>CoverCell</name>
    <message>
        <source>sample</source>
        <comment>a mark on made-up copies and prices</comment>
        <translation>Beispiel</translation>
    </message>
</context>
<context>
    <name>CoversView</name>
    <message numerus="yes">
        <source>Books as covers, %n</source>
        <comment>name of the wall of covers</comment>
        <translation>
            <numerusform>Bücher als Einbände, %n</numerusform>
            <numerusform>Bücher als Einbände, %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropField</name>
    <message>
        <source>Import %1. Every row is kept.</source>
        <comment>over the window while a file is dragged</comment>
        <translation>%1 einlesen. Keine Zeile geht verloren.</translation>
    </message>
    <message>
        <source>Read %1 into the catalogue.</source>
        <comment>over the window while a file is dragged</comment>
        <translation>%1 in den Katalog einlesen.</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>Your books were kept by a newer Endpaper. Nothing was changed; please install the newer version to open them.</source>
        <translation>Ihre Bücher hat ein neueres Endpaper gespeichert. Nichts wurde geändert; bitte installieren Sie die neuere Version, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>The file with your books was damaged. It was put aside as %1; what waited to be sent was taken along, the rest comes back with the next exchange.</source>
        <translation>Die Datei mit Ihren Büchern war beschädigt. Sie liegt jetzt als %1 daneben; was noch zu senden war, wurde mitgenommen, der Rest kommt beim nächsten Abgleich zurück.</translation>
    </message>
    <message>
        <source>The file with your books cannot be opened: the disk is full, or it may not be written there. Make room and start Endpaper again.</source>
        <translation>Die Datei mit Ihren Büchern lässt sich nicht öffnen: Der Datenträger ist voll, oder dort darf nicht geschrieben werden. Schaffen Sie Platz und starten Sie Endpaper neu.</translation>
    </message>
    <message>
        <source>The file with your books cannot be opened.</source>
        <translation>Die Datei mit Ihren Büchern lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>This is no list of books that Endpaper can read. Try the CSV file of Goodreads, StoryGraph, LibraryThing or another, or a text of ISBNs.</source>
        <translation>Das ist keine Bücherliste, die Endpaper lesen kann. Versuchen Sie die CSV-Datei von Goodreads, StoryGraph, LibraryThing oder einer anderen, oder einen Text mit ISBNs.</translation>
    </message>
    <message>
        <source>The file is empty: there is nothing to bring in.</source>
        <translation>Die Datei ist leer: Es gibt nichts einzulesen.</translation>
    </message>
    <message>
        <source>The file is too large to be a list of books. Endpaper reads up to 2 GB, and rows of up to 4 MB.</source>
        <translation>Die Datei ist zu groß für eine Bücherliste. Endpaper liest bis zu 2 GB, und Zeilen bis zu 4 MB.</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The file could not be read to its end. What came in before stays; bring it in again for the rest, nothing will be there twice.</source>
        <translation>Die Datei ließ sich nicht bis zum Ende lesen. Was drin ist, bleibt; lesen Sie sie für den Rest noch einmal ein, nichts wird doppelt.</translation>
    </message>
    <message>
        <source>The disk is full or busy, so not all could be kept. What came in before stays; make room and bring the file in again, nothing will be there twice.</source>
        <translation>Die Platte ist voll oder beschäftigt, darum wurde nicht alles behalten. Was vorher kam, bleibt; machen Sie Platz und lesen Sie die Datei noch einmal ein, nichts wird doppelt.</translation>
    </message>
    <message>
        <source>The file is damaged from some place on. What came in before stays.</source>
        <translation>Die Datei ist von einer Stelle an beschädigt. Was vorher kam, bleibt.</translation>
    </message>
    <message>
        <source>Stopped. What is in stays in.</source>
        <translation>Angehalten. Was drin ist, bleibt.</translation>
    </message>
    <message>
        <source>The file could not be brought in.</source>
        <translation>Die Datei ließ sich nicht einlesen.</translation>
    </message>
    <message>
        <source>That is no address of a server. It looks like books.example.org or 192.168.1.5:8443.</source>
        <translation>Das ist keine Adresse eines Servers. Sie sieht aus wie books.example.org oder 192.168.1.5:8443.</translation>
    </message>
    <message>
        <source>Something answers there, but it is no Endpaper server of a kind that this version understands.</source>
        <translation>Dort antwortet etwas, aber kein Endpaper-Server, den diese Version versteht.</translation>
    </message>
    <message>
        <source>The server showed another certificate than the one you compared. Do not go on unless its keeper says that it was changed; then pair again.</source>
        <translation>Der Server zeigte ein anderes Zertifikat als das verglichene. Machen Sie nur weiter, wenn sein Betreiber sagt, dass es gewechselt wurde; dann koppeln Sie neu.</translation>
    </message>
    <message>
        <source>Nothing answers at this address. Is the server running, and the network there?</source>
        <translation>Unter dieser Adresse antwortet nichts. Läuft der Server, und ist ein Netz da?</translation>
    </message>
    <message>
        <source>E-mail and password do not go together. Nothing was changed.</source>
        <translation>E-Mail und Passwort passen nicht zusammen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is an account with this e-mail already. Sign in instead.</source>
        <translation>Mit dieser E-Mail gibt es schon ein Konto. Melden Sie sich damit an.</translation>
    </message>
    <message>
        <source>The password needs at least 10 characters.</source>
        <translation>Das Passwort braucht mindestens 10 Zeichen.</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address.</source>
        <translation>Das sieht nicht nach einer E-Mail-Adresse aus.</translation>
    </message>
    <message>
        <source>The server did not take this sign-up. Please look at the fields again.</source>
        <translation>Der Server hat das neue Konto nicht angenommen. Bitte sehen Sie die Felder noch einmal an.</translation>
    </message>
    <message>
        <source>The server did not take this sign-in.</source>
        <translation>Der Server hat die Anmeldung nicht angenommen.</translation>
    </message>
    <message>
        <source>Too many tries. Please wait a minute.</source>
        <translation>Zu viele Versuche. Bitte warten Sie eine Minute.</translation>
    </message>
    <message>
        <source>This server does not take new accounts.</source>
        <translation>Dieser Server nimmt keine neuen Konten an.</translation>
    </message>
    <message>
        <source>The server does not answer. What you made is safe on this computer.</source>
        <translation>Der Server antwortet nicht. Was Sie gemacht haben, ist auf diesem Rechner sicher.</translation>
    </message>
    <message>
        <source>Nobody knows this book.</source>
        <translation>Niemand kennt dieses Buch.</translation>
    </message>
    <message>
        <source>Too many questions just now. We ask again in a minute.</source>
        <translation>Gerade zu viele Anfragen. Wir fragen in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>That is no ISBN that can be looked for.</source>
        <translation>Das ist keine ISBN, nach der man suchen kann.</translation>
    </message>
    <message>
        <source>Could not look just now. What was known stays; we try again by ourselves.</source>
        <translation>Gerade ließ sich nicht suchen. Was bekannt war, bleibt; wir versuchen es von selbst wieder.</translation>
    </message>
    <message>
        <source>This is no catalogue that Endpaper can read. It takes goodbooks-10k, the Gutenberg catalogue, and Open Library&apos;s dumps.</source>
        <translation>Das ist kein Katalog, den Endpaper lesen kann. Es nimmt goodbooks-10k, den Gutenberg-Katalog und die Abzüge von Open Library.</translation>
    </message>
    <message>
        <source>The file is too large to be sent through the window. Use endpaperctl catalogue import beside the server.</source>
        <translation>Die Datei ist zu groß für den Weg durch das Fenster. Nehmen Sie endpaperctl catalogue import neben dem Server.</translation>
    </message>
    <message>
        <source>Only an administrator of this server may bring in a catalogue.</source>
        <translation>Nur wer diesen Server verwaltet, darf einen Katalog einlesen.</translation>
    </message>
    <message>
        <source>Stopped. The books that are in stay in.</source>
        <translation>Angehalten. Die Bücher, die drin sind, bleiben.</translation>
    </message>
    <message>
        <source>The file is damaged from some place on. The books before that are in.</source>
        <translation>Die Datei ist von einer Stelle an beschädigt. Die Bücher davor sind drin.</translation>
    </message>
    <message>
        <source>The catalogue could not be brought in just now: the server does not answer.</source>
        <translation>Der Katalog ließ sich gerade nicht einlesen: Der Server antwortet nicht.</translation>
    </message>
    <message>
        <source>Neighbours need an account at a shared server: sign up or in first.</source>
        <translation>Für Nachbarn braucht es ein Konto auf einem gemeinsamen Server: Legen Sie zuerst eines an oder melden Sie sich an.</translation>
    </message>
    <message>
        <source>The server did not take this offer. Please look at the fields again.</source>
        <translation>Der Server hat das Angebot nicht angenommen. Bitte sehen Sie die Felder noch einmal an.</translation>
    </message>
    <message>
        <source>Too many offers just now. Please wait a minute.</source>
        <translation>Gerade zu viele Angebote. Bitte warten Sie eine Minute.</translation>
    </message>
    <message>
        <source>The server does not answer just now. What is shown may be old.</source>
        <translation>Der Server antwortet gerade nicht. Was zu sehen ist, kann alt sein.</translation>
    </message>
    <message>
        <source>That cannot be kept as it stands.</source>
        <translation>So lässt sich das nicht speichern.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Es ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It was changed elsewhere in the meantime.</source>
        <translation>Es wurde inzwischen anderswo geändert.</translation>
    </message>
    <message>
        <source>Please sign in again. What waits is safe.</source>
        <translation>Bitte melden Sie sich neu an. Was wartet, ist sicher.</translation>
    </message>
    <message>
        <source>Your account may not do that.</source>
        <translation>Ihr Konto darf das nicht.</translation>
    </message>
    <message>
        <source>That could not be kept: the disk is full or busy. Nothing was changed; make room and try again.</source>
        <translation>Das ließ sich nicht speichern: Der Datenträger ist voll oder beschäftigt. Nichts wurde geändert; schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Too much at once. Please wait a minute.</source>
        <translation>Zu viel auf einmal. Bitte warten Sie eine Minute.</translation>
    </message>
    <message>
        <source>That is too long to be kept.</source>
        <translation>Das ist zu lang zum Speichern.</translation>
    </message>
    <message>
        <source>This version does not understand that.</source>
        <translation>Diese Version versteht das nicht.</translation>
    </message>
    <message>
        <source>It is damaged and cannot be read.</source>
        <translation>Es ist beschädigt und nicht lesbar.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Something went wrong inside Endpaper. Nothing was changed.</source>
        <translation>In Endpaper ist etwas schiefgegangen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The file could not be written there. Choose another folder, or make room.</source>
        <translation>Die Datei ließ sich dort nicht schreiben. Wählen Sie einen anderen Ordner oder schaffen Sie Platz.</translation>
    </message>
</context>
<context>
    <name>FilePicker</name>
    <message>
        <source>Choose a catalogue</source>
        <comment>title of the file dialogue</comment>
        <translation>Katalog wählen</translation>
    </message>
    <message>
        <source>Save the rest as CSV</source>
        <comment>a button</comment>
        <translation>Den Rest als CSV sichern</translation>
    </message>
    <message>
        <source>Choose a list of books</source>
        <comment>title of the file dialogue</comment>
        <translation>Bücherliste wählen</translation>
    </message>
    <message>
        <source>Save the list as CSV</source>
        <comment>title of the file dialogue</comment>
        <translation>Liste als CSV speichern</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a button of the file dialogue</comment>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>a button of the file dialogue</comment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save what was not taken</source>
        <comment>a button: refused changes as a file</comment>
        <translation>Abgelehntes speichern</translation>
    </message>
</context>
<context>
    <name>FilePickers</name>
    <message>
        <source>%1 (the rest)</source>
        <comment>name of a file; %1 is the name of the file that was imported</comment>
        <translation>%1 (der Rest)</translation>
    </message>
    <message>
        <source>not taken</source>
        <comment>name of a file of changes that a server refused</comment>
        <translation>abgelehnt</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Which book are you looking for?</source>
        <comment>the one question of the first window</comment>
        <translation>Welches Buch suchen Sie?</translation>
    </message>
    <message>
        <source>Paste a list</source>
        <comment>a button</comment>
        <translation>Liste einfügen</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <comment>a button: a file to import</comment>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Show me with sample books</source>
        <comment>a button</comment>
        <translation>Mit Beispielbüchern zeigen</translation>
    </message>
    <message>
        <source>%1, change</source>
        <comment>the foot of the first window: prices to a country in a currency</comment>
        <translation>%1, ändern</translation>
    </message>
    <message>
        <source>· change</source>
        <comment>a link after: Prices to Germany in €</comment>
        <translation>· ändern</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>%1 is %2 delivered. Tell me when it is under</source>
        <translation>%1 kostet %2 mit Versand. Melden, sobald es weniger kostet als</translation>
    </message>
    <message>
        <source>Neighbours may have it. Choose an area; others see the area, never a point in it.</source>
        <translation>Vielleicht hat es jemand in der Nähe. Wählen Sie ein Gebiet; andere sehen das Gebiet, nie einen Punkt darin.</translation>
    </message>
</context>
<context>
    <name>GhostCover</name>
    <message>
        <source>Volume %1 is missing</source>
        <comment>under the outline of a book that a series lacks</comment>
        <translation>Band %1 fehlt</translation>
    </message>
    <message>
        <source>Want</source>
        <comment>mark: the reader wants the book</comment>
        <translation>Gesucht</translation>
    </message>
    <message>
        <source>Want %1, volume %2</source>
        <comment>a button: a book that a series lacks</comment>
        <translation>%1, Band %2 suchen</translation>
    </message>
</context>
<context>
    <name>GroupWall</name>
    <message>
        <source>%1, volume %2, missing</source>
        <translation>%1, Band %2, fehlt</translation>
    </message>
</context>
<context>
    <name>GroupedCovers</name>
    <message numerus="yes">
        <source>Books as covers, %n</source>
        <comment>name of the wall of covers</comment>
        <translation>
            <numerusform>Bücher als Einbände, %n</numerusform>
            <numerusform>Bücher als Einbände, %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeadCell</name>
    <message>
        <source>%1, sorted downwards</source>
        <comment>a column&apos;s header</comment>
        <translation>%1, absteigend geordnet</translation>
    </message>
    <message>
        <source>%1, sorted upwards</source>
        <comment>a column&apos;s header</comment>
        <translation>%1, aufsteigend geordnet</translation>
    </message>
</context>
<context>
    <name>IconButton</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a tooltip: what it does, and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ImportDrop</name>
    <message>
        <source>Drop a list here.</source>
        <comment>the drop field of the import</comment>
        <translation>Legen Sie eine Liste hier ab.</translation>
    </message>
    <message>
        <source>An export of Goodreads, StoryGraph, LibraryThing or Calibre, a CSV, BibTeX or RIS file, or plain ISBNs. Every row is kept; nothing is guessed in silence.</source>
        <comment>the drop field of the import</comment>
        <translation>Ein Export von Goodreads, StoryGraph, LibraryThing oder Calibre, eine Datei in CSV, BibTeX oder RIS, oder einfach ISBNs. Jede Zeile bleibt erhalten; nichts wird still geraten.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <comment>a button: a file to import</comment>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Paste a list</source>
        <comment>a button</comment>
        <translation>Liste einfügen</translation>
    </message>
</context>
<context>
    <name>ImportEditor</name>
    <message>
        <source>Pasted list</source>
        <translation>Eingefügte Liste</translation>
    </message>
    <message>
        <source>bring in %1</source>
        <translation>%1 einlesen</translation>
    </message>
    <message>
        <source>ISBN as written: %1</source>
        <translation>ISBN, wie sie dasteht: %1</translation>
    </message>
    <message>
        <source>That is no ISBN: it has 13 digits, or 10.</source>
        <translation>Das ist keine ISBN: Sie hat 13 Ziffern oder 10.</translation>
    </message>
    <message>
        <source>A book needs a title, or an ISBN.</source>
        <translation>Ein Buch braucht einen Titel oder eine ISBN.</translation>
    </message>
    <message>
        <source>take %1 back</source>
        <translation>%1 zurücknehmen</translation>
    </message>
    <message>
        <source>Took back what %1 had brought in.</source>
        <translation>Was %1 gebracht hatte, ist zurückgenommen.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n book(s) are in.</source>
        <translation>
            <numerusform>%n Buch ist drin.</numerusform>
            <numerusform>%n Bücher sind drin.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new is in.</source>
        <translation>Nichts Neues ist dazugekommen.</translation>
    </message>
    <message numerus="yes">
        <source>%n were on your lists before.</source>
        <translation>
            <numerusform>%n war schon auf Ihren Listen.</numerusform>
            <numerusform>%n waren schon auf Ihren Listen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need a look.</source>
        <translation>
            <numerusform>%n will angesehen werden.</numerusform>
            <numerusform>%n wollen angesehen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read.</source>
        <translation>
            <numerusform>%n war nicht lesbar.</numerusform>
            <numerusform>%n waren nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>To read</source>
        <translation>Zu lesen</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Currently reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Did not finish</source>
        <translation>Nicht zu Ende gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to %1.</source>
        <translation>
            <numerusform>%n Zeile in %1 geschrieben.</numerusform>
            <numerusform>%n Zeilen in %1 geschrieben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import</source>
        <comment>name of a page</comment>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>two sentences side by side</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>ImportReview</name>
    <message>
        <source>In · %1</source>
        <comment>a heap of the import, with its count</comment>
        <translation>Drin · %1</translation>
    </message>
    <message>
        <source>Look again · %1</source>
        <comment>a heap of the import, with its count</comment>
        <translation>Ansehen · %1</translation>
    </message>
    <message>
        <source>Could not read · %1</source>
        <comment>a heap of the import, with its count</comment>
        <translation>Nicht lesbar · %1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the file</source>
        <comment>name of the list of a heap</comment>
        <translation>
            <numerusform>%n Zeile der Datei</numerusform>
            <numerusform>%n Zeilen der Datei</numerusform>
        </translation>
    </message>
    <message>
        <source>This heap is empty.</source>
        <comment>a heap of the import</comment>
        <translation>Dieser Stapel ist leer.</translation>
    </message>
    <message>
        <source>Show the books</source>
        <comment>a button: go to the list with what was imported</comment>
        <translation>Die Bücher zeigen</translation>
    </message>
    <message>
        <source>Take all our guesses</source>
        <comment>a button: accept every guess</comment>
        <translation>Alle Vorschläge annehmen</translation>
    </message>
    <message>
        <source>Save the rest as CSV</source>
        <comment>a button</comment>
        <translation>Den Rest als CSV sichern</translation>
    </message>
    <message>
        <source>Take the whole import back</source>
        <comment>a button</comment>
        <translation>Alles Eingelesene zurücknehmen</translation>
    </message>
    <message>
        <source>Import another</source>
        <comment>a button: back to the drop field</comment>
        <translation>Noch etwas einlesen</translation>
    </message>
</context>
<context>
    <name>ImportRow</name>
    <message>
        <source>Row %1: %2 %3</source>
        <comment>a row of the file: its number, the title, why it lies here</comment>
        <translation>Zeile %1: %2 %3</translation>
    </message>
    <message>
        <source>was here before</source>
        <comment>an imported book that was on a list already</comment>
        <translation>war schon da</translation>
    </message>
</context>
<context>
    <name>ImportRowActions</name>
    <message>
        <source>Title</source>
        <comment>label of a field</comment>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Authors</source>
        <comment>label of a field</comment>
        <translation>Autoren</translation>
    </message>
    <message>
        <source>ISBN</source>
        <comment>label of a field</comment>
        <translation>ISBN</translation>
    </message>
    <message>
        <source>Bring in</source>
        <comment>a button: a row that was mended</comment>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>That is it</source>
        <comment>a button: take our guess</comment>
        <translation>Das ist es</translation>
    </message>
    <message>
        <source>Keep as typed</source>
        <comment>a button</comment>
        <translation>Lassen, wie es steht</translation>
    </message>
    <message>
        <source>Leave out</source>
        <comment>a button: do not import this row</comment>
        <translation>Weglassen</translation>
    </message>
</context>
<context>
    <name>ImportRunning</name>
    <message>
        <source>Bringing the books in</source>
        <comment>name of a bar</comment>
        <translation>Die Bücher werden aufgenommen</translation>
    </message>
    <message>
        <source>Stop; keep what is in</source>
        <comment>a button: ends an import</comment>
        <translation>Anhalten; was drin ist, bleibt</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <comment>a button</comment>
        <translation>Andere Datei wählen</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>a button</comment>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>The ISBN %1 has a slip in it: its last digit does not fit.</source>
        <translation>In der ISBN %1 steckt ein Schreibfehler: Die letzte Ziffer passt nicht.</translation>
    </message>
    <message>
        <source>A spreadsheet has thrown digits of the ISBN away: %1.</source>
        <translation>Eine Tabellenkalkulation hat Ziffern der ISBN weggeworfen: %1.</translation>
    </message>
    <message>
        <source>%1 is no ISBN of a book.</source>
        <translation>%1 ist keine ISBN eines Buches.</translation>
    </message>
    <message>
        <source>There is a title, but neither an author nor an ISBN.</source>
        <translation>Es gibt einen Titel, aber weder Autor noch ISBN.</translation>
    </message>
    <message>
        <source>There is only a catalogue&apos;s number: which book it is must be asked.</source>
        <translation>Es gibt nur die Nummer eines Katalogs: Welches Buch es ist, muss gefragt werden.</translation>
    </message>
    <message>
        <source>There is an ISBN, but no title.</source>
        <translation>Es gibt eine ISBN, aber keinen Titel.</translation>
    </message>
    <message>
        <source>The row has more cells than the head has columns.</source>
        <translation>Die Zeile hat mehr Felder als der Kopf Spalten.</translation>
    </message>
    <message>
        <source>There is neither a title nor an ISBN.</source>
        <translation>Es gibt weder Titel noch ISBN.</translation>
    </message>
    <message>
        <source>The row ends too soon.</source>
        <translation>Die Zeile endet zu früh.</translation>
    </message>
    <message>
        <source>A quotation mark is opened and never closed.</source>
        <translation>Ein Anführungszeichen wird geöffnet und nie geschlossen.</translation>
    </message>
    <message>
        <source>The same book as in line %1.</source>
        <translation>Dasselbe Buch wie in Zeile %1.</translation>
    </message>
    <message>
        <source>It was on your lists before.</source>
        <translation>Es war schon auf Ihren Listen.</translation>
    </message>
    <message>
        <source>without ISBN</source>
        <translation>ohne ISBN</translation>
    </message>
    <message>
        <source>A list of ISBNs</source>
        <translation>Eine Liste von ISBNs</translation>
    </message>
    <message>
        <source>A table of books</source>
        <translation>Eine Tabelle von Büchern</translation>
    </message>
    <message>
        <source>An export of %1</source>
        <translation>Ein Export von %1</translation>
    </message>
    <message>
        <source>A cell of it holds something that Endpaper does not know.</source>
        <translation>Ein Feld darin enthält etwas, das Endpaper nicht kennt.</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>%1: %2</source>
        <comment>a command, its key</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Keys</source>
        <comment>heading of a sheet</comment>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Letters act while a list has the focus. Arrows move, Shift extends, Ctrl keeps the selection; Space peeks, Enter opens; Alt+Up and Alt+Down move a book by hand; F6 goes from part to part.</source>
        <comment>on the page of keys</comment>
        <translation>Buchstaben wirken, solange eine Liste den Fokus hat. Pfeile bewegen, Umschalt erweitert, Strg behält die Auswahl; Leertaste schaut hinein, Eingabe öffnet; Alt+Auf und Alt+Ab versetzen ein Buch; F6 geht von Teil zu Teil.</translation>
    </message>
</context>
<context>
    <name>LibraryChips</name>
    <message>
        <source>Filter this list</source>
        <comment>name of a field</comment>
        <translation>Diese Liste filtern</translation>
    </message>
    <message>
        <source>Title, author, tag</source>
        <comment>placeholder of the filter</comment>
        <translation>Titel, Autor, Schlagwort</translation>
    </message>
    <message>
        <source>Under my price</source>
        <comment>a chip that narrows the list</comment>
        <translation>Unter meinem Preis</translation>
    </message>
    <message>
        <source>Near me</source>
        <comment>a chip that narrows the list</comment>
        <translation>In meiner Nähe</translation>
    </message>
    <message>
        <source>Gone quiet</source>
        <comment>a chip: no copy was seen for long</comment>
        <translation>Still geworden</translation>
    </message>
    <message>
        <source>Any edition</source>
        <comment>a chip that narrows the list</comment>
        <translation>Jede Ausgabe</translation>
    </message>
    <message>
        <source>Order and group the list</source>
        <comment>a button</comment>
        <translation>Liste ordnen und gruppieren</translation>
    </message>
    <message>
        <source>Show covers</source>
        <comment>a button: a way to see the list</comment>
        <translation>Einbände zeigen</translation>
    </message>
    <message>
        <source>Show a list</source>
        <comment>a button: a way to see the list</comment>
        <translation>Als Liste zeigen</translation>
    </message>
    <message>
        <source>Show a table</source>
        <comment>a button: a way to see the list</comment>
        <translation>Als Tabelle zeigen</translation>
    </message>
</context>
<context>
    <name>LibraryEmpty</name>
    <message>
        <source>No book here passes the filter.</source>
        <comment>empty list</comment>
        <translation>Kein Buch hier passt zum Filter.</translation>
    </message>
    <message>
        <source>An empty shelf is a beginning.</source>
        <comment>empty list</comment>
        <translation>Ein leeres Regal ist ein Anfang.</translation>
    </message>
    <message>
        <source>Paste a list, drop a file on the window, or type a title above.</source>
        <comment>empty list: ways to fill it</comment>
        <translation>Fügen Sie eine Liste ein, legen Sie eine Datei auf das Fenster oder schreiben Sie oben einen Titel.</translation>
    </message>
    <message>
        <source>Show all books</source>
        <comment>a button: take the filters away</comment>
        <translation>Alle Bücher zeigen</translation>
    </message>
    <message>
        <source>Paste a list</source>
        <comment>a button</comment>
        <translation>Liste einfügen</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <comment>a button: a file to import</comment>
        <translation>Datei wählen</translation>
    </message>
</context>
<context>
    <name>LibraryHead</name>
    <message>
        <source>Choose a list</source>
        <comment>a button: which list is shown</comment>
        <translation>Liste wählen</translation>
    </message>
    <message>
        <source>Add books</source>
        <comment>a button</comment>
        <translation>Bücher hinzufügen</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>All books</source>
        <translation>Alle Bücher</translation>
    </message>
    <message numerus="yes">
        <source>%n with a copy for sale</source>
        <translation>
            <numerusform>%n mit einem Exemplar zu kaufen</numerusform>
            <numerusform>%n mit einem Exemplar zu kaufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n under your price</source>
        <translation>
            <numerusform>%n unter Ihrem Preis</numerusform>
            <numerusform>%n unter Ihrem Preis</numerusform>
        </translation>
    </message>
    <message>
        <source>New shelf</source>
        <translation>Neues Regal</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Neue Liste</translation>
    </message>
    <message>
        <source>make %1</source>
        <translation>%1 anlegen</translation>
    </message>
    <message>
        <source>Made %1.</source>
        <translation>%1 ist angelegt.</translation>
    </message>
    <message>
        <source>rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>%1 is called %2 now.</source>
        <translation>%1 heißt jetzt %2.</translation>
    </message>
    <message>
        <source>remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Removed %1 with what is on it.</source>
        <translation>%1 ist entfernt, mit allem darauf.</translation>
    </message>
    <message>
        <source>move %1</source>
        <translation>%1 versetzen</translation>
    </message>
    <message numerus="yes">
        <source>%n book(s) written to %1.</source>
        <translation>
            <numerusform>%n Buch in %1 geschrieben.</numerusform>
            <numerusform>%n Bücher in %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Books</source>
        <translation>Bücher</translation>
    </message>
</context>
<context>
    <name>ListedView</name>
    <message numerus="yes">
        <source>Books as a list, %n</source>
        <comment>name of the list of books</comment>
        <translation>
            <numerusform>Bücher als Liste, %n</numerusform>
            <numerusform>Bücher als Liste, %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListsSheet</name>
    <message>
        <source>Move to</source>
        <comment>heading of a sheet: choose a list</comment>
        <translation>Versetzen nach</translation>
    </message>
    <message>
        <source>Lists</source>
        <comment>heading of a sheet</comment>
        <translation>Listen</translation>
    </message>
    <message>
        <source>New list</source>
        <comment>a button</comment>
        <translation>Neue Liste</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Endpaper</source>
        <comment>the program&apos;s name</comment>
        <translation>Endpaper</translation>
    </message>
</context>
<context>
    <name>MorePage</name>
    <message>
        <source>More</source>
        <comment>a place in the bar at the foot: the rest</comment>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Account and sync</source>
        <comment>name of a page</comment>
        <translation>Konto und Abgleich</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>name of a page</comment>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Import a catalogue</source>
        <comment>a button</comment>
        <translation>Katalog einlesen</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>name of a page</comment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>All commands</source>
        <comment>opens the menu</comment>
        <translation>Alle Befehle</translation>
    </message>
</context>
<context>
    <name>NearbyModel</name>
    <message>
        <source>you seek it</source>
        <translation>Sie suchen es</translation>
    </message>
    <message numerus="yes">
        <source>Around %1, about %n km</source>
        <translation>
            <numerusform>Um %1, etwa %n km</numerusform>
            <numerusform>Um %1, etwa %n km</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What neighbours see: a square of %n km around %1, the same for everybody in it.</source>
        <translation>
            <numerusform>Was Nachbarn sehen: ein Quadrat von %n km um %1, für alle darin dasselbe.</numerusform>
            <numerusform>Was Nachbarn sehen: ein Quadrat von %n km um %1, für alle darin dasselbe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Neighbours see a square on the map that you choose, never a point.</source>
        <translation>Nachbarn sehen ein Quadrat auf der Karte, das Sie wählen, nie einen Punkt.</translation>
    </message>
    <message>
        <source>Neighbours may have it. Choose an area.</source>
        <translation>Vielleicht haben es Nachbarn. Wählen Sie eine Gegend.</translation>
    </message>
    <message>
        <source>Everything is on this computer. Neighbours appear when you join a server with others: see Account.</source>
        <translation>Alles ist auf diesem Rechner. Nachbarn erscheinen, wenn Sie mit anderen einen Server teilen: siehe Konto.</translation>
    </message>
    <message>
        <source>Asking who offers what</source>
        <translation>Es wird gefragt, wer was anbietet</translation>
    </message>
    <message numerus="yes">
        <source>Nothing offered within %n km yet.</source>
        <translation>
            <numerusform>Im Umkreis von %n km wird noch nichts angeboten.</numerusform>
            <numerusform>Im Umkreis von %n km wird noch nichts angeboten.</numerusform>
        </translation>
    </message>
    <message>
        <source>No network: as of %1.</source>
        <translation>Kein Netz: Stand %1.</translation>
    </message>
    <message>
        <source>Will look when there is a network.</source>
        <translation>Wird gesucht, sobald ein Netz da ist.</translation>
    </message>
    <message>
        <source>the place chosen</source>
        <translation>den gewählten Ort</translation>
    </message>
    <message>
        <source>%1 is not offered any more.</source>
        <translation>%1 wird nicht mehr angeboten.</translation>
    </message>
</context>
<context>
    <name>NearbyPage</name>
    <message>
        <source>Nearby</source>
        <comment>a place in the rail</comment>
        <translation>In der Nähe</translation>
    </message>
    <message>
        <source>Post an offer</source>
        <comment>a button</comment>
        <translation>Buch anbieten</translation>
    </message>
    <message>
        <source>within %1 km</source>
        <comment>a chip: how far the list looks</comment>
        <translation>bis %1 km</translation>
    </message>
    <message>
        <source>Change my area</source>
        <comment>a chip that opens a sheet</comment>
        <translation>Meine Gegend ändern</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>two sentences side by side</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n offers near you</source>
        <comment>name of the list</comment>
        <translation>
            <numerusform>%n Angebot in Ihrer Nähe</numerusform>
            <numerusform>%n Angebote in Ihrer Nähe</numerusform>
        </translation>
    </message>
    <message>
        <source>Neighbours may have your books.</source>
        <comment>nearby, no area chosen yet</comment>
        <translation>Vielleicht haben Nachbarn Ihre Bücher.</translation>
    </message>
    <message>
        <source>Choose an area of 1, 3 or 10 km. Others see the area, never a point in it.</source>
        <comment>nearby, no area chosen yet</comment>
        <translation>Wählen Sie eine Gegend von 1, 3 oder 10 km. Andere sehen die Gegend, nie einen Punkt darin.</translation>
    </message>
    <message>
        <source>Choose an area</source>
        <comment>a button</comment>
        <translation>Gegend wählen</translation>
    </message>
    <message>
        <source>Look further</source>
        <comment>a button: a wider circle</comment>
        <translation>Weiter schauen</translation>
    </message>
    <message>
        <source>Join a shared server</source>
        <comment>a button: neighbours are reached by a shared daemon</comment>
        <translation>Einem Server beitreten</translation>
    </message>
    <message>
        <source>Asking for offers</source>
        <comment>name of a bar</comment>
        <translation>Nach Angeboten wird gefragt</translation>
    </message>
</context>
<context>
    <name>OfferEditor</name>
    <message>
        <source>Give away</source>
        <translation>Verschenken</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Lend</source>
        <translation>Verleihen</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Verkaufen</translation>
    </message>
    <message numerus="yes">
        <source>a square of %n km around %1</source>
        <translation>
            <numerusform>ein Quadrat von %n km um %1</numerusform>
            <numerusform>ein Quadrat von %n km um %1</numerusform>
        </translation>
    </message>
    <message>
        <source>That is no ISBN: it has 13 digits, or 10.</source>
        <translation>Das ist keine ISBN: Sie hat 13 Ziffern oder 10.</translation>
    </message>
    <message>
        <source>That is no amount. Write 8 or 8.50.</source>
        <translation>Das ist kein Betrag. Schreiben Sie 8 oder 8,50.</translation>
    </message>
    <message>
        <source>Choose your area first: neighbours see a square, never a point.</source>
        <translation>Wählen Sie zuerst Ihre Gegend: Nachbarn sehen ein Quadrat, nie einen Punkt.</translation>
    </message>
    <message>
        <source>Posted %1. Neighbours can see it now.</source>
        <translation>%1 ist angeboten. Nachbarn sehen es jetzt.</translation>
    </message>
</context>
<context>
    <name>OfferHow</name>
    <message>
        <source>How</source>
        <comment>a step of posting an offer: gift, swap, loan, sale</comment>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Give, swap, lend or sell</source>
        <comment>label of a choice</comment>
        <translation>Schenken, tauschen, leihen, verkaufen</translation>
    </message>
    <message>
        <source>Condition</source>
        <comment>a column</comment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Price</source>
        <comment>label of a field</comment>
        <translation>Preis</translation>
    </message>
    <message>
        <source>A few words about the copy</source>
        <comment>label of a field</comment>
        <translation>Ein paar Worte zum Exemplar</translation>
    </message>
</context>
<context>
    <name>OfferRow</name>
    <message>
        <source>yours</source>
        <comment>an offer of one&apos;s own</comment>
        <translation>von Ihnen</translation>
    </message>
    <message>
        <source>on your list</source>
        <comment>an offer that matches a wish</comment>
        <translation>auf Ihrer Liste</translation>
    </message>
    <message>
        <source>Take back</source>
        <comment>a button: withdraw one&apos;s own offer</comment>
        <translation>Zurücknehmen</translation>
    </message>
</context>
<context>
    <name>OfferSheet</name>
    <message>
        <source>Post an offer</source>
        <comment>a button</comment>
        <translation>Buch anbieten</translation>
    </message>
    <message>
        <source>What neighbours see</source>
        <comment>heading over a preview</comment>
        <translation>Was Nachbarn sehen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>a button</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Post</source>
        <comment>a button: put the offer up</comment>
        <translation>Anbieten</translation>
    </message>
</context>
<context>
    <name>OfferWhich</name>
    <message>
        <source>Which</source>
        <comment>a step of posting an offer: which book</comment>
        <translation>Welches</translation>
    </message>
    <message>
        <source>Title</source>
        <comment>label of a field</comment>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Authors</source>
        <comment>label of a field</comment>
        <translation>Autoren</translation>
    </message>
    <message>
        <source>ISBN</source>
        <comment>label of a field</comment>
        <translation>ISBN</translation>
    </message>
</context>
<context>
    <name>Omnibox</name>
    <message>
        <source>Search, or paste ISBNs</source>
        <comment>placeholder of the one box, narrow</comment>
        <translation>Suchen oder ISBNs einfügen</translation>
    </message>
    <message>
        <source>Search your books, paste ISBNs or a link, or type a command</source>
        <comment>placeholder of the one box</comment>
        <translation>Bücher suchen, ISBNs oder einen Link einfügen, einen Befehl schreiben</translation>
    </message>
    <message>
        <source>Search, add, or command</source>
        <comment>name of the one box</comment>
        <translation>Suchen, hinzufügen oder befehlen</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <comment>the key of the one box</comment>
        <translation>Strg K</translation>
    </message>
    <message>
        <source>Search</source>
        <comment>placeholder of the one box, where there is hardly room</comment>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>OmniboxModel</name>
    <message>
        <source>This link holds no number that we can read. Paste the ISBN or the Goodreads link of the book.</source>
        <translation>In diesem Link steht keine Nummer, die wir lesen können. Fügen Sie die ISBN oder den Goodreads-Link des Buches ein.</translation>
    </message>
    <message numerus="yes">
        <source>Add %n book(s) to %1</source>
        <translation>
            <numerusform>%n Buch zu %1 hinzufügen</numerusform>
            <numerusform>%n Bücher zu %1 hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a book to %1</source>
        <translation>Ein Buch zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>Bring in a list</source>
        <translation>Eine Liste einlesen</translation>
    </message>
    <message>
        <source>Add “%1” to %2</source>
        <translation>„%1“ zu %2 hinzufügen</translation>
    </message>
    <message>
        <source>It is on your lists already.</source>
        <translation>Es ist schon auf Ihren Listen.</translation>
    </message>
    <message>
        <source>add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Added %1 to %2.</source>
        <translation>%1 ist jetzt auf %2.</translation>
    </message>
    <message>
        <source>It is %1.</source>
        <translation>Es ist %1.</translation>
    </message>
    <message>
        <source>That is too long to be taken in one go: up to %1 characters. Save it as a file and drop it here.</source>
        <translation>Das ist zu lang für einen Zug: bis zu %1 Zeichen. Sichern Sie es als Datei und legen Sie sie hier ab.</translation>
    </message>
    <message>
        <source>To hunt</source>
        <translation>Gesucht</translation>
    </message>
    <message>
        <source>Add Goodreads book %1 to %2</source>
        <translation>Goodreads-Buch %1 zu %2 hinzufügen</translation>
    </message>
    <message>
        <source>asks which book it is</source>
        <translation>fragt, welches Buch es ist</translation>
    </message>
    <message>
        <source>Add %1 to %2</source>
        <translation>%1 zu %2 hinzufügen</translation>
    </message>
    <message>
        <source>Find copies of %1</source>
        <translation>Exemplare von %1 suchen</translation>
    </message>
    <message>
        <source>This link holds no number that we can read</source>
        <translation>In diesem Link steht keine Nummer, die wir lesen können</translation>
    </message>
    <message>
        <source>Paste the ISBN or the Goodreads link of the book</source>
        <translation>Fügen Sie die ISBN oder den Goodreads-Link des Buches ein</translation>
    </message>
    <message>
        <source>looks like an ISBN, but is none</source>
        <translation>sieht aus wie eine ISBN, ist aber keine</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>Zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>My books</source>
        <translation>Meine Bücher</translation>
    </message>
    <message>
        <source>Find copies</source>
        <translation>Exemplare suchen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Commands and places</source>
        <translation>Befehle und Orte</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Kept. Will look when there is a network.</source>
        <translation>Behalten. Wird gesucht, sobald ein Netz da ist.</translation>
    </message>
    <message>
        <source>Asking which book this is</source>
        <translation>Es wird gefragt, welches Buch das ist</translation>
    </message>
    <message>
        <source>Nobody knows this key. The wish is kept; its ISBN would help.</source>
        <translation>Niemand kennt diese Nummer. Der Wunsch bleibt; seine ISBN würde helfen.</translation>
    </message>
    <message>
        <source>Asked %1: nobody knows this key. The wish is kept; its ISBN would help.</source>
        <translation>Gefragt: %1. Niemand kennt diese Nummer. Der Wunsch bleibt; seine ISBN würde helfen.</translation>
    </message>
</context>
<context>
    <name>OutboxRow</name>
    <message>
        <source>%1, %2</source>
        <comment>a change that waits, and since when</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Try once more</source>
        <comment>a button: send a change that was refused again</comment>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Let it go</source>
        <comment>a button: a change that was refused is given up</comment>
        <translation>Aufgeben</translation>
    </message>
</context>
<context>
    <name>OutboxWords</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>You may not change this list any more.</source>
        <translation>Sie dürfen diese Liste nicht mehr ändern.</translation>
    </message>
    <message>
        <source>Your account is full.</source>
        <translation>Ihr Konto ist voll.</translation>
    </message>
    <message>
        <source>It was deleted elsewhere.</source>
        <translation>Es wurde anderswo gelöscht.</translation>
    </message>
    <message>
        <source>The server did not take it.</source>
        <translation>Der Server hat es nicht angenommen.</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>Schlagwort %1</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Neu: %1</translation>
    </message>
    <message>
        <source>%1 brought back</source>
        <translation>%1 zurückgeholt</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>Place of %1</source>
        <translation>Platz von %1</translation>
    </message>
    <message>
        <source>%1 moved to another list</source>
        <translation>%1 auf eine andere Liste versetzt</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>%1 of %2 %3 → %4</source>
        <extracomment>a change that waits: &quot;Target of Stoner €8 → €6&quot;</extracomment>
        <translation>%1 von %2 %3 → %4</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Autoren</translation>
    </message>
    <message>
        <source>ISBN</source>
        <translation>ISBN</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Least condition</source>
        <translation>Mindestzustand</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Want</source>
        <translation>Gesucht</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Vorrang</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>kept, with its changes</source>
        <translation>behalten, mit den Änderungen</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>auf diesem Rechner</translation>
    </message>
    <message>
        <source>on another device</source>
        <translation>auf einem anderen Gerät</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>am %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>where a value was written, and when</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: changed in one place, removed in another</source>
        <translation>%1: an einem Ort geändert, an einem anderen entfernt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>A setting</source>
        <translation>Eine Einstellung</translation>
    </message>
    <message>
        <source>An offer taken back</source>
        <translation>Ein Angebot zurückgenommen</translation>
    </message>
    <message>
        <source>Offer: %1, to swap</source>
        <translation>Angebot: %1, zum Tausch</translation>
    </message>
    <message>
        <source>Offer: %1, to lend</source>
        <translation>Angebot: %1, zu verleihen</translation>
    </message>
    <message>
        <source>Offer: %1, for sale</source>
        <translation>Angebot: %1, zu verkaufen</translation>
    </message>
    <message>
        <source>Offer: %1, to give away</source>
        <translation>Angebot: %1, zu verschenken</translation>
    </message>
    <message>
        <source>What it needs was not taken.</source>
        <translation>Wovon es abhängt, wurde nicht angenommen.</translation>
    </message>
    <message>
        <source>Your account may not do this.</source>
        <translation>Ihr Konto darf das nicht.</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>%1, %2</source>
        <comment>a town, its region</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>PlacesModel</name>
    <message>
        <source>The list of towns is not installed. Type latitude and longitude instead: 52.51, 13.45</source>
        <translation>Die Liste der Orte ist nicht installiert. Schreiben Sie Breite und Länge: 52.51, 13.45</translation>
    </message>
    <message>
        <source>No town of that name. Latitude and longitude do as well: 52.51, 13.45</source>
        <translation>Kein Ort dieses Namens. Breite und Länge gehen auch: 52.51, 13.45</translation>
    </message>
    <message>
        <source>the place chosen</source>
        <translation>den gewählten Ort</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places and lists</source>
        <comment>name of the bar at the side</comment>
        <translation>Orte und Listen</translation>
    </message>
    <message>
        <source>Ep</source>
        <comment>the program&apos;s name, as short as can be</comment>
        <translation>Ep</translation>
    </message>
    <message>
        <source>Endpaper</source>
        <comment>the program&apos;s name</comment>
        <translation>Endpaper</translation>
    </message>
    <message>
        <source>Library</source>
        <comment>a place in the rail</comment>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Find</source>
        <comment>a place in the rail, short</comment>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find used copies</source>
        <comment>a place in the rail</comment>
        <translation>Gebraucht suchen</translation>
    </message>
    <message>
        <source>Nearby</source>
        <comment>a place in the rail</comment>
        <translation>In der Nähe</translation>
    </message>
    <message>
        <source>Wishlists</source>
        <comment>heading in the rail</comment>
        <translation>Wunschlisten</translation>
    </message>
    <message>
        <source>Shelves</source>
        <comment>heading in the rail</comment>
        <translation>Regale</translation>
    </message>
</context>
<context>
    <name>RailMenu</name>
    <message>
        <source>Rename</source>
        <comment>menu of a list</comment>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Remove list</source>
        <comment>menu of a list</comment>
        <translation>Liste entfernen</translation>
    </message>
</context>
<context>
    <name>RailPlace</name>
    <message numerus="yes">
        <source>%1, %n book(s)</source>
        <comment>a list in the rail and how many it holds</comment>
        <translation>
            <numerusform>%1, %n Buch</numerusform>
            <numerusform>%1, %n Bücher</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailSection</name>
    <message>
        <source>Show %1</source>
        <comment>unfold a group of lists</comment>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Fold %1</source>
        <comment>fold a group of lists</comment>
        <translation>%1 einklappen</translation>
    </message>
    <message>
        <source>Make a new list</source>
        <comment>a button beside a heading in the rail</comment>
        <translation>Neue Liste anlegen</translation>
    </message>
</context>
<context>
    <name>RegionPart</name>
    <message>
        <source>Language and prices</source>
        <comment>heading in the settings</comment>
        <translation>Sprache und Preise</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>label of a setting</comment>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Parcels go to</source>
        <comment>label of a setting: a country</comment>
        <translation>Pakete gehen nach</translation>
    </message>
    <message>
        <source>Totals in</source>
        <comment>label of a setting: a currency</comment>
        <translation>Preise in</translation>
    </message>
    <message>
        <source>Condition at least</source>
        <comment>label of a choice</comment>
        <translation>Zustand mindestens</translation>
    </message>
    <message>
        <source>Copies below it are folded away, never hidden.</source>
        <comment>about the least condition</comment>
        <translation>Schlechtere Exemplare werden eingeklappt, nie verschwiegen.</translation>
    </message>
</context>
<context>
    <name>ResultsFoot</name>
    <message>
        <source>Fold those in lesser condition</source>
        <comment>a button</comment>
        <translation>Schlechter erhaltene einklappen</translation>
    </message>
    <message>
        <source>Nobody has it today. We keep looking.</source>
        <comment>no copies</comment>
        <translation>Heute hat es niemand. Wir suchen weiter.</translation>
    </message>
</context>
<context>
    <name>ResultsHead</name>
    <message>
        <source>Looking for copies</source>
        <comment>name of a bar</comment>
        <translation>Exemplare werden gesucht</translation>
    </message>
</context>
<context>
    <name>ResultsHero</name>
    <message>
        <source>Look again</source>
        <comment>a button: ask for copies once more</comment>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>author · editions in force</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Open %1</source>
        <comment>a button: the page of the best copy at this host, in the browser</comment>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>ResultsList</name>
    <message numerus="yes">
        <source>%n copies</source>
        <comment>name of the table of copies</comment>
        <translation>
            <numerusform>%n Exemplar</numerusform>
            <numerusform>%n Exemplare</numerusform>
        </translation>
    </message>
    <message>
        <source>Total</source>
        <comment>a column: price delivered</comment>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>a column: price of the copy alone</comment>
        <translation>Exemplar</translation>
    </message>
    <message>
        <source>Postage</source>
        <comment>a column</comment>
        <translation>Porto</translation>
    </message>
    <message>
        <source>Condition</source>
        <comment>a column</comment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Edition</source>
        <comment>a column</comment>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Seller</source>
        <comment>a column</comment>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>From</source>
        <comment>a column: the country it comes from</comment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Seen</source>
        <comment>a column: how old the quote is</comment>
        <translation>Gesehen</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Used copies of %1</source>
        <comment>name of the page</comment>
        <translation>Gebrauchte Exemplare von %1</translation>
    </message>
    <message>
        <source>Find used copies</source>
        <comment>a place in the rail</comment>
        <translation>Gebraucht suchen</translation>
    </message>
    <message>
        <source>Which book shall we look for?</source>
        <comment>empty page of results</comment>
        <translation>Welches Buch sollen wir suchen?</translation>
    </message>
    <message>
        <source>Type a title, paste an ISBN or a link to a book in the box above, or choose a book on a list and press F.</source>
        <comment>empty page of results: what to do</comment>
        <translation>Schreiben Sie oben einen Titel, fügen Sie eine ISBN oder einen Link ein, oder wählen Sie ein Buch auf einer Liste und drücken Sie F.</translation>
    </message>
    <message>
        <source>Go to the box</source>
        <comment>a button: puts the cursor into the one box</comment>
        <translation>Zum Suchfeld</translation>
    </message>
</context>
<context>
    <name>SampleMark</name>
    <message>
        <source>sample</source>
        <comment>a mark on made-up copies and prices</comment>
        <translation>Beispiel</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>how many books are selected</comment>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Want</source>
        <comment>mark: the reader wants the book</comment>
        <translation>Gesucht</translation>
    </message>
    <message>
        <source>Own</source>
        <comment>mark: the reader owns the book</comment>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Move</source>
        <comment>move to another list</comment>
        <translation>Versetzen</translation>
    </message>
    <message>
        <source>Tag</source>
        <comment>put a tag on the books</comment>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Target price</source>
        <comment>a price under which to tell me</comment>
        <translation>Zielpreis</translation>
    </message>
    <message>
        <source>Find copies</source>
        <comment>look for used copies</comment>
        <translation>Exemplare suchen</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>take the books off the list</comment>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Select none</source>
        <comment>a button: end the selection</comment>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>a key</comment>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>The server did not take %n change(s). See Account and sync.</source>
        <translation>
            <numerusform>Der Server hat %n Änderung nicht angenommen. Siehe Konto und Abgleich.</numerusform>
            <numerusform>Der Server hat %n Änderungen nicht angenommen. Siehe Konto und Abgleich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redone: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>show the sample books</source>
        <translation>die Beispielbücher zeigen</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Like the desktop</source>
        <extracomment>languages are named in themselves</extracomment>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light (paper)</source>
        <translation>Hell (Papier)</translation>
    </message>
    <message>
        <source>Dark (lamp)</source>
        <translation>Dunkel (Lampe)</translation>
    </message>
    <message>
        <source>change the theme</source>
        <translation>die Farben ändern</translation>
    </message>
    <message>
        <source>change the size of the text</source>
        <translation>die Schriftgröße ändern</translation>
    </message>
    <message>
        <source>change the contrast</source>
        <translation>den Kontrast ändern</translation>
    </message>
    <message>
        <source>change the motion</source>
        <translation>die Bewegung ändern</translation>
    </message>
    <message>
        <source>change the language</source>
        <translation>die Sprache ändern</translation>
    </message>
    <message>
        <source>change the country</source>
        <translation>das Land ändern</translation>
    </message>
    <message>
        <source>change the currency</source>
        <translation>die Währung ändern</translation>
    </message>
    <message>
        <source>change the least condition</source>
        <translation>den Mindestzustand ändern</translation>
    </message>
    <message>
        <source>change the letter keys</source>
        <translation>die Buchstabentasten ändern</translation>
    </message>
    <message>
        <source>Prices to %1 in %2</source>
        <translation>Preise nach %1 in %2</translation>
    </message>
    <message>
        <source>Passwords and tokens rest in the keyring of this computer.</source>
        <translation>Passwörter und Schlüssel ruhen im Schlüsselbund dieses Rechners.</translation>
    </message>
    <message>
        <source>This computer has no keyring that answers: tokens rest in a file that only you can read.</source>
        <translation>Auf diesem Rechner antwortet kein Schlüsselbund: Die Schlüssel ruhen in einer Datei, die nur Sie lesen können.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <comment>name of a page</comment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <comment>heading in the settings</comment>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Letter keys</source>
        <comment>label of a setting</comment>
        <translation>Buchstabentasten</translation>
    </message>
    <message>
        <source>W, O, F and others act on the book while a list has the focus. Off, letters type ahead.</source>
        <comment>about letter keys</comment>
        <translation>W, O, F und andere wirken auf das Buch, solange eine Liste den Fokus hat. Sonst springen Buchstaben zum Titel.</translation>
    </message>
    <message>
        <source>All keys</source>
        <comment>a button: show the page of keys</comment>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <comment>heading in the settings</comment>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>A catalogue tells the server which book a link or a title means. Many libraries give theirs away as a file.</source>
        <comment>about the catalogue</comment>
        <translation>Ein Katalog sagt dem Server, welches Buch ein Link oder ein Titel meint. Viele Bibliotheken geben ihren als Datei her.</translation>
    </message>
    <message>
        <source>Import a catalogue</source>
        <comment>a button</comment>
        <translation>Katalog einlesen</translation>
    </message>
    <message>
        <source>About</source>
        <comment>heading in the settings</comment>
        <translation>Über</translation>
    </message>
    <message>
        <source>Endpaper %1. Free software under the GNU General Public License, version 3 or later. Type: Vollkorn and Noto Sans, under the SIL Open Font License.</source>
        <comment>about the program</comment>
        <translation>Endpaper %1. Freie Software unter der GNU General Public License, Version 3 oder neuer. Schriften: Vollkorn und Noto Sans, unter der SIL Open Font License.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <comment>a button: shut this sheet</comment>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SheetNewList</name>
    <message>
        <source>New shelf</source>
        <comment>heading of a sheet</comment>
        <translation>Neues Regal</translation>
    </message>
    <message>
        <source>New wishlist</source>
        <comment>heading of a sheet</comment>
        <translation>Neue Wunschliste</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>label of a field</comment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Make it</source>
        <comment>a button: a new list</comment>
        <translation>Anlegen</translation>
    </message>
</context>
<context>
    <name>SheetRename</name>
    <message>
        <source>Name</source>
        <comment>label of a field</comment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rename the list</source>
        <comment>heading of a sheet</comment>
        <translation>Liste umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <comment>menu of a list</comment>
        <translation>Umbenennen</translation>
    </message>
</context>
<context>
    <name>SheetTags</name>
    <message>
        <source>Tag</source>
        <comment>put a tag on the books</comment>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Put it on</source>
        <comment>a button: a tag on the books</comment>
        <translation>Anbringen</translation>
    </message>
</context>
<context>
    <name>SheetTarget</name>
    <message>
        <source>Target price</source>
        <comment>a price under which to tell me</comment>
        <translation>Zielpreis</translation>
    </message>
    <message>
        <source>Tell me under</source>
        <comment>label of the target price</comment>
        <translation>Melden unter</translation>
    </message>
    <message>
        <source>Delivered, in your currency. Empty takes the target away.</source>
        <comment>hint of the target price</comment>
        <translation>Mit Porto, in Ihrer Währung. Leer nimmt das Ziel weg.</translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>a button: keep the target price</comment>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>That is no amount. Write 8 or 8.50.</source>
        <comment>an error under the target price</comment>
        <translation>Das ist kein Betrag. Schreiben Sie 8 oder 8,50.</translation>
    </message>
</context>
<context>
    <name>SignOutPart</name>
    <message>
        <source>Sign out</source>
        <comment>a button</comment>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign out and erase</source>
        <comment>a button: what the account has on this computer goes</comment>
        <translation>Abmelden und löschen</translation>
    </message>
    <message>
        <source>Signing out keeps the books of this account on this computer, with what waits to be sent, for when you sign in again. Erasing takes them away from here.</source>
        <comment>beside the buttons to sign out</comment>
        <translation>Beim Abmelden bleiben die Bücher dieses Kontos auf diesem Computer, samt dem, was auf das Senden wartet, bis Sie sich wieder anmelden. Löschen nimmt sie von hier weg.</translation>
    </message>
    <message>
        <source>Erase</source>
        <comment>a button: what the account has on this computer goes</comment>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep them</source>
        <comment>a button: nothing is erased</comment>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>SortMenu</name>
    <message>
        <source>By hand</source>
        <comment>an order of the list</comment>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>By title</source>
        <comment>an order of the list</comment>
        <translation>Nach Titel</translation>
    </message>
    <message>
        <source>By author</source>
        <comment>an order of the list</comment>
        <translation>Nach Autor</translation>
    </message>
    <message>
        <source>By date added</source>
        <comment>an order of the list</comment>
        <translation>Nach Datum</translation>
    </message>
    <message>
        <source>By total</source>
        <comment>an order of the list: by price delivered</comment>
        <translation>Nach Gesamtpreis</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <comment>a way to group the list</comment>
        <translation>Ohne Gruppen</translation>
    </message>
    <message>
        <source>Group by series</source>
        <comment>a way to group the list</comment>
        <translation>Nach Reihen</translation>
    </message>
    <message>
        <source>Group by author</source>
        <comment>a way to group the list</comment>
        <translation>Nach Autoren</translation>
    </message>
    <message>
        <source>Group by tag</source>
        <comment>a way to group the list</comment>
        <translation>Nach Schlagwörtern</translation>
    </message>
    <message>
        <source>Covers</source>
        <comment>a way to see the list</comment>
        <translation>Einbände</translation>
    </message>
    <message>
        <source>List</source>
        <comment>a way to see the list</comment>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Table</source>
        <comment>a way to see the list</comment>
        <translation>Tabelle</translation>
    </message>
</context>
<context>
    <name>SourceChip</name>
    <message>
        <source>%1: %2 %3</source>
        <comment>a source: its state, and why</comment>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>%1 · %2, %3</source>
        <comment>source · state, when again</comment>
        <translation>%1 · %2, %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>source · state</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>SourceChips</name>
    <message>
        <source>Sources</source>
        <comment>name of a row of chips</comment>
        <translation>Quellen</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Account and sync: %1</source>
        <comment>the status line at the foot of the rail</comment>
        <translation>Konto und Abgleich: %1</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>Tell me under</source>
        <comment>label of the target price</comment>
        <translation>Melden unter</translation>
    </message>
    <message>
        <source>Tell me</source>
        <comment>a button: when the price is under mine</comment>
        <translation>Melden</translation>
    </message>
    <message>
        <source>Choose an area</source>
        <comment>a button</comment>
        <translation>Gegend wählen</translation>
    </message>
    <message>
        <source>Later</source>
        <comment>a button: past this question</comment>
        <translation>Später</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Lower %1</source>
        <comment>a button: make this amount smaller</comment>
        <translation>%1 senken</translation>
    </message>
    <message>
        <source>Raise %1</source>
        <comment>a button: make this amount larger</comment>
        <translation>%1 erhöhen</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Hide this line</source>
        <comment>a button on a strip of words</comment>
        <translation>Diese Zeile ausblenden</translation>
    </message>
</context>
<context>
    <name>Strips</name>
    <message>
        <source>Sample books and made-up copies: nothing here is for sale.</source>
        <comment>a strip in the sample profile</comment>
        <translation>Beispielbücher und erfundene Exemplare: Nichts hier ist zu kaufen.</translation>
    </message>
    <message>
        <source>Start my own</source>
        <comment>a button: leave the sample books</comment>
        <translation>Eigene beginnen</translation>
    </message>
    <message>
        <source>See</source>
        <comment>a button on a strip: show more about it</comment>
        <translation>Ansehen</translation>
    </message>
</context>
<context>
    <name>SyncPart</name>
    <message>
        <source>%1 · %2</source>
        <comment>two sentences side by side</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Send now</source>
        <comment>a button: exchange with the daemon</comment>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Go on</source>
        <comment>a button: end the pause of the exchange</comment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>a button: hold the exchange</comment>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Outbox</source>
        <comment>heading: changes that wait to be sent</comment>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <comment>the outbox is empty</comment>
        <translation>Nichts wartet.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <comment>name of the outbox</comment>
        <translation>
            <numerusform>%n Änderung wartet</numerusform>
            <numerusform>%n Änderungen warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Save what was not taken</source>
        <comment>a button: refused changes as a file</comment>
        <translation>Abgelehntes speichern</translation>
    </message>
</context>
<context>
    <name>SyncStatus</name>
    <message>
        <source>Another window of Endpaper does the sending</source>
        <translation>Ein anderes Endpaper-Fenster übernimmt das Senden</translation>
    </message>
    <message>
        <source>This network wants a sign-in first</source>
        <translation>Dieses Netz verlangt erst eine Anmeldung</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n Änderung wartet</numerusform>
            <numerusform>%n Änderungen warten</numerusform>
        </translation>
    </message>
    <message>
        <source>On this computer only</source>
        <translation>Nur auf diesem Rechner</translation>
    </message>
    <message>
        <source>Saved · %1</source>
        <translation>Gespeichert · %1</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Hier gespeichert</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Ohne Netz</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) refused</source>
        <translation>
            <numerusform>%n Änderung abgelehnt</numerusform>
            <numerusform>%n Änderungen abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>Please sign in again</source>
        <translation>Bitte neu anmelden</translation>
    </message>
    <message>
        <source>Last exchange at %1</source>
        <translation>Letzter Abgleich um %1</translation>
    </message>
    <message>
        <source>The server does not know this computer any more. Sign in again: what waits here is safe.</source>
        <translation>Der Server kennt diesen Rechner nicht mehr. Melden Sie sich neu an: Was hier wartet, ist sicher.</translation>
    </message>
    <message>
        <source>The server did not take some changes. They are listed below, with the reason.</source>
        <translation>Der Server hat einige Änderungen nicht angenommen. Sie stehen unten, mit dem Grund.</translation>
    </message>
    <message>
        <source>The server does not answer. We try again at %1.</source>
        <translation>Der Server antwortet nicht. Wir versuchen es um %1 wieder.</translation>
    </message>
    <message numerus="yes">
        <source>No network. Saved here; %n change(s) will be sent later.</source>
        <translation>
            <numerusform>Kein Netz. Hier gespeichert; %n Änderung wird später gesendet.</numerusform>
            <numerusform>Kein Netz. Hier gespeichert; %n Änderungen werden später gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>No network. Everything about your lists works.</source>
        <translation>Kein Netz. Alles an Ihren Listen geht.</translation>
    </message>
    <message>
        <source>The part that looks for copies (endpaperd) is not installed beside Endpaper. Your lists work.</source>
        <translation>Der Teil, der Exemplare sucht (endpaperd), ist nicht neben Endpaper installiert. Ihre Listen gehen.</translation>
    </message>
    <message>
        <source>send it again</source>
        <translation>noch einmal senden</translation>
    </message>
    <message>
        <source>It will be sent once more.</source>
        <translation>Wird noch einmal gesendet.</translation>
    </message>
    <message>
        <source>Saved what was not taken.</source>
        <translation>Abgelehntes gespeichert.</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another place.</source>
        <translation>Die Datei ließ sich nicht schreiben. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>take the other value: %1</source>
        <translation>den anderen Wert nehmen: %1</translation>
    </message>
    <message>
        <source>Taken: %1</source>
        <translation>Genommen: %1</translation>
    </message>
</context>
<context>
    <name>TableColumns</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message numerus="yes">
        <source>Books as a table, %n</source>
        <comment>name of the table of books</comment>
        <translation>
            <numerusform>Bücher als Tabelle, %n</numerusform>
            <numerusform>Bücher als Tabelle, %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <comment>a button: take back the last change</comment>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Hide this message</source>
        <comment>a button on a toast</comment>
        <translation>Diese Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Back</source>
        <comment>a button</comment>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <comment>a key</comment>
        <translation>Alt+Links</translation>
    </message>
    <message>
        <source>All commands</source>
        <comment>opens the menu</comment>
        <translation>Alle Befehle</translation>
    </message>
</context>
<context>
    <name>UndoStack</name>
    <message>
        <source>Undo: %1</source>
        <extracomment>%1 is what would be undone, for example &quot;remove Stoner from To hunt&quot;</extracomment>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>WishMenu</name>
    <message>
        <source>Open</source>
        <comment>menu of a book</comment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Find copies</source>
        <comment>look for used copies</comment>
        <translation>Exemplare suchen</translation>
    </message>
    <message>
        <source>Want</source>
        <comment>mark: the reader wants the book</comment>
        <translation>Gesucht</translation>
    </message>
    <message>
        <source>Own</source>
        <comment>mark: the reader owns the book</comment>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Target price…</source>
        <comment>menu of a book</comment>
        <translation>Zielpreis …</translation>
    </message>
    <message>
        <source>Move to…</source>
        <comment>menu of a book</comment>
        <translation>Versetzen …</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>take the books off the list</comment>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>WishRow</name>
    <message>
        <source>%1 · %2</source>
        <comment>author · my target price</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · sample</source>
        <comment>age of a made-up quote</comment>
        <translation>%1 · Beispiel</translation>
    </message>
</context>
<context>
    <name>WishTableHead</name>
    <message>
        <source>Title</source>
        <comment>a column</comment>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Columns</source>
        <comment>name of the head of a table</comment>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <comment>a button over the table</comment>
        <translation>Spalten wählen</translation>
    </message>
</context>
<context>
    <name>WishTableRow</name>
    <message>
        <source>%1 %2</source>
        <comment>a series and the number of the volume</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>WishlistModel</name>
    <message>
        <source>want %1 no more</source>
        <translation>%1 nicht mehr suchen</translation>
    </message>
    <message>
        <source>want %1</source>
        <translation>%1 suchen</translation>
    </message>
    <message>
        <source>%1: not wanted any more.</source>
        <translation>%1: nicht mehr gesucht.</translation>
    </message>
    <message>
        <source>%1: wanted.</source>
        <translation>%1: gesucht.</translation>
    </message>
    <message>
        <source>own %1 no more</source>
        <translation>%1 nicht mehr als vorhanden führen</translation>
    </message>
    <message>
        <source>own %1</source>
        <translation>%1 als vorhanden merken</translation>
    </message>
    <message>
        <source>%1: not owned any more.</source>
        <translation>%1: nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>%1: owned.</source>
        <translation>%1: vorhanden.</translation>
    </message>
    <message>
        <source>remove %1 from %2</source>
        <translation>%1 von %2 nehmen</translation>
    </message>
    <message>
        <source>Removed %1 from %2.</source>
        <translation>%1 ist von %2 entfernt.</translation>
    </message>
    <message>
        <source>move %1 to %2</source>
        <translation>%1 nach %2 versetzen</translation>
    </message>
    <message>
        <source>Moved %1 to %2.</source>
        <translation>%1 steht jetzt auf %2.</translation>
    </message>
    <message>
        <source>copy %1 to %2</source>
        <translation>%1 nach %2 kopieren</translation>
    </message>
    <message>
        <source>Copied %1 to %2.</source>
        <translation>%1 ist nach %2 kopiert.</translation>
    </message>
    <message>
        <source>change the target of %1</source>
        <translation>das Ziel von %1 ändern</translation>
    </message>
    <message>
        <source>%1: told under %2.</source>
        <translation>%1: Meldung unter %2.</translation>
    </message>
    <message>
        <source>%1: no target price any more.</source>
        <translation>%1: kein Zielpreis mehr.</translation>
    </message>
    <message>
        <source>tag %1 with %2</source>
        <translation>%1 mit %2 versehen</translation>
    </message>
    <message>
        <source>Tagged %1 with %2.</source>
        <translation>%1 trägt jetzt %2.</translation>
    </message>
    <message>
        <source>Copied %1.</source>
        <translation>%1 ist kopiert.</translation>
    </message>
    <message>
        <source>move %1</source>
        <translation>%1 versetzen</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>unter %1</translation>
    </message>
    <message numerus="yes">
        <source>%n near you</source>
        <translation>
            <numerusform>%n bei Ihnen</numerusform>
            <numerusform>%n bei Ihnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking which book this is</source>
        <translation>Es wird gefragt, welches Buch das ist</translation>
    </message>
    <message>
        <source>Will look when there is a network</source>
        <translation>Wird gesucht, sobald ein Netz da ist</translation>
    </message>
    <message>
        <source>No ISBN yet</source>
        <translation>Noch keine ISBN</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Wird gesucht</translation>
    </message>
    <message>
        <source>No copy yet</source>
        <translation>Noch kein Exemplar</translation>
    </message>
    <message>
        <source>Not looked yet</source>
        <translation>Noch nicht gesucht</translation>
    </message>
    <message>
        <source>wanted</source>
        <translation>gesucht</translation>
    </message>
    <message>
        <source>owned</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>%1 delivered</source>
        <translation>%1 mit Porto</translation>
    </message>
    <message>
        <source>Nobody knows this key</source>
        <translation>Niemand kennt diese Nummer</translation>
    </message>
    <message>
        <source>Nobody knows this key: asked %1</source>
        <translation>Niemand kennt diese Nummer; gefragt: %1</translation>
    </message>
    <message>
        <source>%1, volume %2</source>
        <translation>%1, Band %2</translation>
    </message>
    <message>
        <source>Want %1.</source>
        <translation>%1 wird gesucht.</translation>
    </message>
    <message>
        <source>No series</source>
        <translation>Ohne Reihe</translation>
    </message>
    <message>
        <source>No author</source>
        <translation>Ohne Autor</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>Ohne Schlagwort</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>≥ %1</source>
        <extracomment>a total whose postage is not known: it is at least so much</extracomment>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Wie neu</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Sehr gut</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Brauchbar</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Condition unknown</source>
        <translation>Zustand unbekannt</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n Min.</numerusform>
            <numerusform>vor %n Min.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>vor %n Std.</numerusform>
            <numerusform>vor %n Std.</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>am %1</translation>
    </message>
    <message>
        <source>within 1 km</source>
        <translation>bis 1 km</translation>
    </message>
    <message>
        <source>1–3 km</source>
        <translation>1–3 km</translation>
    </message>
    <message>
        <source>3–10 km</source>
        <translation>3–10 km</translation>
    </message>
    <message>
        <source>10–30 km</source>
        <translation>10–30 km</translation>
    </message>
    <message>
        <source>30–100 km</source>
        <translation>30–100 km</translation>
    </message>
    <message>
        <source>over 100 km</source>
        <translation>über 100 km</translation>
    </message>
    <message>
        <source>gift</source>
        <translation>Geschenk</translation>
    </message>
    <message>
        <source>swap</source>
        <translation>Tausch</translation>
    </message>
    <message>
        <source>to lend</source>
        <translation>zu leihen</translation>
    </message>
    <message>
        <source>for sale</source>
        <translation>zu kaufen</translation>
    </message>
    <message>
        <source>%1%2 %</source>
        <extracomment>a change of price in percent; %1 is the sign, %2 the number</extracomment>
        <translation>%1%2 %</translation>
    </message>
    <message numerus="yes">
        <source>%n book(s)</source>
        <translation>
            <numerusform>%n Buch</numerusform>
            <numerusform>%n Bücher</numerusform>
        </translation>
    </message>
    <message>
        <source>ex-library</source>
        <translation>aus einer Bibliothek</translation>
    </message>
    <message>
        <source>book club edition</source>
        <translation>Buchclub-Ausgabe</translation>
    </message>
    <message>
        <source>print on demand</source>
        <translation>Druck auf Bestellung</translation>
    </message>
    <message>
        <source>markings</source>
        <translation>Anstreichungen</translation>
    </message>
    <message>
        <source>no jacket</source>
        <translation>ohne Umschlag</translation>
    </message>
    <message>
        <source>review copy</source>
        <translation>Rezensionsexemplar</translation>
    </message>
    <message>
        <source>abridged</source>
        <translation>gekürzt</translation>
    </message>
    <message>
        <source>Austria</source>
        <translation>Österreich</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>Belgien</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Kanada</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>Schweiz</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Deutschland</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>Spanien</translation>
    </message>
    <message>
        <source>France</source>
        <translation>Frankreich</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Großbritannien</translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation>Irland</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>Italien</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>Niederlande</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>Polen</translation>
    </message>
    <message>
        <source>Portugal</source>
        <translation>Portugal</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>Schweden</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>USA</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australien</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>Tschechien</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>Dänemark</translation>
    </message>
    <message>
        <source>Norway</source>
        <translation>Norwegen</translation>
    </message>
    <message>
        <source>Finland</source>
        <translation>Finnland</translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation>Luxemburg</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Japan</translation>
    </message>
    <message>
        <source>the catalogue</source>
        <translation>der Katalog</translation>
    </message>
    <message>
        <source>your imports</source>
        <translation>deine Importe</translation>
    </message>
    <message>
        <source>Open Library</source>
        <translation>Open Library</translation>
    </message>
    <message>
        <source>the title</source>
        <translation>der Titel</translation>
    </message>
    <message>
        <source>%1 (no answer)</source>
        <extracomment>a source that could not be asked; %1 is its name</extracomment>
        <translation>%1 (keine Antwort)</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <extracomment>the end of a list of names: &quot;a, b&quot; and &quot;c&quot;</extracomment>
        <translation>%1 und %2</translation>
    </message>
</context>
<context>
    <name>endpaper::viewmodel::CommandsModel</name>
    <message>
        <source>New wish</source>
        <translation>Neuer Wunsch</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Neue Liste</translation>
    </message>
    <message>
        <source>Bring in a list</source>
        <translation>Eine Liste einlesen</translation>
    </message>
    <message>
        <source>Add what is on the clipboard</source>
        <translation>Zwischenablage hinzufügen</translation>
    </message>
    <message>
        <source>Bring in a catalogue</source>
        <translation>Katalog einlesen</translation>
    </message>
    <message>
        <source>Show me with sample books</source>
        <translation>Mit Beispielbüchern zeigen</translation>
    </message>
    <message>
        <source>Start my own</source>
        <translation>Eigene beginnen</translation>
    </message>
    <message>
        <source>Post an offer</source>
        <translation>Buch anbieten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Exemplar</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Want</source>
        <translation>Gesucht</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Target price</source>
        <translation>Zielpreis</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Move to list</source>
        <translation>Auf eine Liste versetzen</translation>
    </message>
    <message>
        <source>Rename list</source>
        <translation>Liste umbenennen</translation>
    </message>
    <message>
        <source>Remove list</source>
        <translation>Liste entfernen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Einbände</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Group by series</source>
        <translation>Nach Reihen</translation>
    </message>
    <message>
        <source>Group by author</source>
        <translation>Nach Autoren</translation>
    </message>
    <message>
        <source>Group by tag</source>
        <translation>Nach Schlagwörtern</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Ohne Gruppen</translation>
    </message>
    <message>
        <source>Sort by hand</source>
        <translation>Von Hand ordnen</translation>
    </message>
    <message>
        <source>Sort by title</source>
        <translation>Nach Titel ordnen</translation>
    </message>
    <message>
        <source>Sort by author</source>
        <translation>Nach Autor ordnen</translation>
    </message>
    <message>
        <source>Sort by day added</source>
        <translation>Nach Datum ordnen</translation>
    </message>
    <message>
        <source>Sort by total</source>
        <translation>Nach Gesamtpreis ordnen</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Schrift größer</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Schrift kleiner</translation>
    </message>
    <message>
        <source>Usual text</source>
        <translation>Übliche Schrift</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Find or add anything</source>
        <translation>Suchen und hinzufügen</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Find used copies</source>
        <translation>Gebraucht suchen</translation>
    </message>
    <message>
        <source>Nearby</source>
        <translation>In der Nähe</translation>
    </message>
    <message>
        <source>Morning post</source>
        <translation>Morgenpost</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>Korb</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Open the book</source>
        <translation>Das Buch öffnen</translation>
    </message>
    <message>
        <source>Find copies</source>
        <translation>Exemplare suchen</translation>
    </message>
    <message>
        <source>Look again for prices</source>
        <translation>Preise noch einmal suchen</translation>
    </message>
    <message>
        <source>Account and sync</source>
        <translation>Konto und Abgleich</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Keys of this screen</source>
        <translation>Tasten dieser Ansicht</translation>
    </message>
    <message>
        <source>About Endpaper</source>
        <translation>Über Endpaper</translation>
    </message>
    <message>
        <source>Save the list as CSV</source>
        <translation>Liste als CSV speichern</translation>
    </message>
</context>
<context>
    <name>endpaper::viewmodel::OutboxWords::OutboxWords</name>
    <message>
        <source>A detail</source>
        <translation>Eine Angabe</translation>
    </message>
</context>
<context>
    <name>endpaper::viewmodel::TableColumns</name>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Near you</source>
        <translation>Bei Ihnen</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>ISBN</source>
        <translation>ISBN</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
</context>
</TS>
