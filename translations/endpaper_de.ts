<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AccountEditor</name>
    <message>
        <source>Signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take along what was on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in. What was on this computer came along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out. This computer&apos;s own books are open again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your %1 and %2 go along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n list(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To hunt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove %1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed %1 from %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>want %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>want %1 no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own %1 no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A book needs a title, or an ISBN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no amount. Write 8 or 8.50.</source>
        <translation>Das ist kein Betrag. Schreiben Sie 8 oder 8,50.</translation>
    </message>
    <message>
        <source>This ISBN has a slip in it: its last digit does not fit the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the number of printed music, not of a book.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spreadsheet has thrown the last digits of this ISBN away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no ISBN: it has 13 digits, or 10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 #%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added on %1, from Goodreads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n near you</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Asking which book this is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will look when there is a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody knows this book (asked: %1). Type in its ISBN, and we look for copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This book has no ISBN yet. Type one in, and we look for copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any edition</source>
        <translation>Jede Ausgabe</translation>
    </message>
    <message>
        <source>Any in these languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen editions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly this ISBN</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 books read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 books read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue is in: %1 books, %2 rows without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue is in: %1 books.</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>Sign out</source>
        <comment>a button</comment>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>What waits here stays here.</source>
        <comment>beside the button to sign out</comment>
        <translation>Was hier wartet, bleibt hier.</translation>
    </message>
</context>
<context>
    <name>CopiesModel</name>
    <message>
        <source>Any edition in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen editions</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still looking</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>This book has no ISBN yet. Type one in, and we look for copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has been asked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for used copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will look when there is a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network: these are from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has it today. We keep looking.</source>
        <translation>Heute hat es niemand. Wir suchen weiter.</translation>
    </message>
    <message numerus="yes">
        <source>%n in lesser condition</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new copies</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
        <source>Open the page of %1</source>
        <comment>a button: the seller&apos;s page, in the browser</comment>
        <translation>Seite von %1 öffnen</translation>
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
        <source>Open the page of %1</source>
        <comment>a button: the seller&apos;s page, in the browser</comment>
        <translation>Seite von %1 öffnen</translation>
    </message>
</context>
<context>
    <name>CopyWords</name>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another edition: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>%1 did not answer (timed out).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks us to wait (too many questions).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs a key of yours (see Settings).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered in a way that cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Its %n copies are from before.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>again at %1</source>
        <translation type="unfinished"></translation>
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
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>Your books were kept by a newer Endpaper. Nothing was changed; please install the newer version to open them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with your books is damaged. It was put aside as it is; what had been sent comes back with the next exchange.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with your books cannot be opened: the disk is full, or it may not be written there. Make room and start Endpaper again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with your books cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no list of books that Endpaper can read. Try the CSV file of Goodreads, StoryGraph, LibraryThing or another, or a text of ISBNs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty: there is nothing to bring in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large to be a list of books. Endpaper reads up to 2 GB, and rows of up to 4 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read to its end. What came in before stays; bring it in again for the rest, nothing will be there twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged from some place on. What came in before stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What is in stays in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be brought in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no address of a server. It looks like books.example.org or 192.168.1.5:8443.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something answers there, but it is no Endpaper server of a kind that this version understands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server showed another certificate than the one you compared. Do not go on unless its keeper says that it was changed; then pair again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at this address. Is the server running, and the network there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail and password do not go together. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an account with this e-mail already. Sign in instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password needs at least 10 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not look like an e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not take this sign-up. Please look at the fields again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not take this sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many tries. Please wait a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server does not take new accounts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer. What you made is safe on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody knows this book.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many questions just now. We ask again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no ISBN that can be looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not look just now. What was known stays; we try again by ourselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no catalogue that Endpaper can read. It takes goodbooks-10k, the Gutenberg catalogue, and Open Library&apos;s dumps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large to be sent through the window. Use endpaperctl catalogue import beside the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an administrator of this server may bring in a catalogue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. The books that are in stay in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged from some place on. The books before that are in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue could not be brought in just now: the server does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours need an account at a shared server: sign up or in first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not take this offer. Please look at the fields again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many offers just now. Please wait a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer just now. What is shown may be old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That cannot be kept as it stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was changed elsewhere in the meantime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please sign in again. What waits is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account may not do that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That could not be kept: the disk is full or busy. Nothing was changed; make room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too much at once. Please wait a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is too long to be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version does not understand that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is damaged and cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Endpaper. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written there. Choose another folder, or make room.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bring in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ISBN as written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no ISBN: it has 13 digits, or 10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A book needs a title, or an ISBN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take %1 back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took back what %1 had brought in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n book(s) are in.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new is in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n were on your lists before.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need a look.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>To read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currently reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not finish</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spreadsheet has thrown digits of the ISBN away: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no ISBN of a book.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a title, but neither an author nor an ISBN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is only a catalogue&apos;s number: which book it is must be asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an ISBN, but no title.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has more cells than the head has columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is neither a title nor an ISBN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row ends too soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quotation mark is opened and never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same book as in line %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was on your lists before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without ISBN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A list of ISBNs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table of books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An export of %1</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n with a copy for sale</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n under your price</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is called %2 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed %1 with what is on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move %1</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Around %1, about %n km</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What neighbours see: a square of %n km around %1, the same for everybody in it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Neighbours see a square on the map that you choose, never a point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours may have it. Choose an area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is on this computer. Neighbours appear when you join a server with others: see Account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking who offers what</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Nothing offered within %n km yet.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No network: as of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will look when there is a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the place chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not offered any more.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>a square of %n km around %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>That is no ISBN: it has 13 digits, or 10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no amount. Write 8 or 8.50.</source>
        <translation>Das ist kein Betrag. Schreiben Sie 8 oder 8,50.</translation>
    </message>
    <message>
        <source>Choose your area first: neighbours see a square, never a point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posted %1. Neighbours can see it now.</source>
        <translation type="unfinished"></translation>
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
</context>
<context>
    <name>OutboxRow</name>
    <message>
        <source>%1, %2</source>
        <comment>a change that waits, and since when</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>OutboxWords</name>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not change this list any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was deleted elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not take it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 brought back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 moved to another list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 %3 → %4</source>
        <extracomment>a change that waits: &quot;Target of Stoner €8 → €6&quot;</extracomment>
        <translation type="unfinished"></translation>
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
        <source>near %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of towns is not installed. Type latitude and longitude instead: 52.51, 13.45</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No town of that name. Latitude and longitude do as well: 52.51, 13.45</source>
        <translation type="unfinished"></translation>
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
        <source>Open seller&apos;s page</source>
        <comment>a button: the page of the best copy, in the browser</comment>
        <translation>Zum Anbieter</translation>
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
    <name>Settings</name>
    <message>
        <source>Like the desktop</source>
        <extracomment>languages are named in themselves</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light (paper)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark (lamp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the size of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the least condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the letter keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices to %1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwords and tokens rest in the keyring of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring that answers: tokens rest in a file that only you can read.</source>
        <translation type="unfinished"></translation>
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
    <name>Sheets</name>
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
</context>
<context>
    <name>SyncStatus</name>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n Änderung wartet</numerusform>
            <numerusform>%n Änderungen warten</numerusform>
        </translation>
    </message>
    <message>
        <source>On this computer only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) refused</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Please sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last exchange at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not know this computer any more. Sign in again: what waits here is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not take some changes. They are listed below, with the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer. We try again at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No network. Saved here; %n change(s) will be sent later.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No network. Everything about your lists works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part that looks for copies (endpaperd) is not installed beside Endpaper. Your lists work.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
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
        <source>Author</source>
        <comment>a column</comment>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Total</source>
        <comment>a column: price delivered</comment>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>a column: change of the price</comment>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Target</source>
        <comment>a column: my target price</comment>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Near you</source>
        <comment>a column</comment>
        <translation>Bei Ihnen</translation>
    </message>
    <message>
        <source>Added</source>
        <comment>a column: when it was added</comment>
        <translation>Seit</translation>
    </message>
    <message>
        <source>List</source>
        <comment>a column: the list that holds the book</comment>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Title</source>
        <comment>a column</comment>
        <translation>Titel</translation>
    </message>
</context>
<context>
    <name>WishlistModel</name>
    <message>
        <source>want %1 no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>want %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not wanted any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own %1 no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not owned any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: owned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove %1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed %1 from %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the target of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: told under %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no target price any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tag %1 with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tagged %1 with %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n near you</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Asking which book this is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will look when there is a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody knows this book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody knows this book: asked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ISBN yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No copy yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not looked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>owned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 delivered</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>≥ %1</source>
        <extracomment>a total whose postage is not known: it is at least so much</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within 1 km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1–3 km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3–10 km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10–30 km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30–100 km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over 100 km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to lend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1%2 %</source>
        <extracomment>a change of price in percent; %1 is the sign, %2 the number</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n book(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>endpaper::viewmodel</name>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Least condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Ausgabe</translation>
    </message>
</context>
<context>
    <name>endpaper::viewmodel::CommandsModel</name>
    <message>
        <source>New wish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Neue Liste</translation>
    </message>
    <message>
        <source>Bring in a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add what is on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in a catalogue</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Exemplar</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove list</source>
        <translation>Liste entfernen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by day added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find or add anything</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find copies</source>
        <translation>Exemplare suchen</translation>
    </message>
    <message>
        <source>Look again for prices</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Endpaper</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>endpaper::viewmodel::OutboxWords::OutboxWords</name>
    <message>
        <source>A detail</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>endpaper::viewmodel::words</name>
    <message>
        <source>ex-library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>book club edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print on demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>markings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no jacket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>review copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>abridged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Austria</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canada</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Germany</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>France</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Italy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portugal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>United States</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Australia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Japan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
