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
    <message numerus="yes">
        <source>%n change(s) of another account were never sent. They are kept here and go when it signs in again.</source>
        <translation>
            <numerusform>%n Änderung eines anderen Kontos wurde nie gesendet. Sie bleibt hier und geht hinaus, wenn es sich wieder anmeldet.</numerusform>
            <numerusform>%n Änderungen eines anderen Kontos wurden nie gesendet. Sie bleiben hier und gehen hinaus, wenn es sich wieder anmeldet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of %1 were never sent. They are kept here and go when that account signs in again.</source>
        <translation>
            <numerusform>%n Änderung von %1 wurde nie gesendet. Sie bleibt hier und geht hinaus, wenn sich das Konto wieder anmeldet.</numerusform>
            <numerusform>%n Änderungen von %1 wurden nie gesendet. Sie bleiben hier und gehen hinaus, wenn sich das Konto wieder anmeldet.</numerusform>
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
    <message>
        <source>Recently removed</source>
        <comment>name of a page: what was deleted</comment>
        <translation>Zuletzt entfernt</translation>
    </message>
</context>
<context>
    <name>AlertEditor</name>
    <message>
        <source>That is no e-mail address.</source>
        <translation>Das ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>An address that begins with https://, and a secret of 16 letters or more.</source>
        <translation>Eine Adresse, die mit https:// beginnt, und ein Geheimnis von 16 Zeichen oder mehr.</translation>
    </message>
    <message>
        <source>Asking the server how you are told.</source>
        <translation>Der Server wird gefragt, wie Sie benachrichtigt werden.</translation>
    </message>
    <message>
        <source>That is no time of the day. Write 8 or 8:30.</source>
        <translation>Das ist keine Uhrzeit. Schreiben Sie 8 oder 8:30.</translation>
    </message>
    <message>
        <source>The address of the feed is on the clipboard.</source>
        <translation>Die Adresse des Feeds ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Nothing is told until %1.</source>
        <translation>Bis %1 wird nichts gemeldet.</translation>
    </message>
    <message>
        <source>Nothing is told until %1, %2.</source>
        <translation>Bis %1, %2 wird nichts gemeldet.</translation>
    </message>
    <message>
        <source>The secret of the webhook is on the clipboard.</source>
        <translation>Das Geheimnis des Webhooks ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The last letter was given up on %1: the mail server refused it (%2).</source>
        <translation>Der letzte Brief wurde am %1 aufgegeben: Der Mailserver lehnte ihn ab (%2).</translation>
    </message>
    <message>
        <source>The last letter was given up on %1: no mail server took it.</source>
        <translation>Der letzte Brief wurde am %1 aufgegeben: Kein Mailserver nahm ihn an.</translation>
    </message>
    <message>
        <source>The last call was given up on %1: the address answered %2.</source>
        <translation>Der letzte Aufruf wurde am %1 aufgegeben: Die Adresse antwortete mit %2.</translation>
    </message>
    <message>
        <source>The last call was given up on %1: the address lies in a private network.</source>
        <translation>Der letzte Aufruf wurde am %1 aufgegeben: Die Adresse liegt in einem privaten Netz.</translation>
    </message>
    <message>
        <source>The last call was given up on %1: there was no secret to sign it with. Keep the webhook once more.</source>
        <translation>Der letzte Aufruf wurde am %1 aufgegeben: Es gab kein Geheimnis zum Unterschreiben. Behalten Sie den Webhook noch einmal.</translation>
    </message>
    <message>
        <source>The last call was given up on %1: the address was not reached in three days.</source>
        <translation>Der letzte Aufruf wurde am %1 aufgegeben: Die Adresse war drei Tage lang nicht zu erreichen.</translation>
    </message>
</context>
<context>
    <name>AlertTimes</name>
    <message>
        <source>Morning post at</source>
        <comment>label of a field: an hour of the day</comment>
        <translation>Morgenpost um</translation>
    </message>
    <message>
        <source>One calm digest a day. Books with “at once” do not wait for it.</source>
        <comment>hint of the hour of the morning post</comment>
        <translation>Einmal am Tag, in Ruhe. Bücher mit „sofort“ warten nicht darauf.</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <comment>label of a setting</comment>
        <translation>Ruhezeit</translation>
    </message>
    <message>
        <source>Nothing comes in this time; what waits comes after it.</source>
        <comment>about quiet hours</comment>
        <translation>In dieser Zeit kommt nichts; was wartet, kommt danach.</translation>
    </message>
    <message>
        <source>From</source>
        <comment>label of a field: quiet hours begin</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>Quiet hours from</source>
        <comment>name of a field</comment>
        <translation>Ruhezeit von</translation>
    </message>
    <message>
        <source>Until</source>
        <comment>label of a field: quiet hours end</comment>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Quiet hours until</source>
        <comment>name of a field</comment>
        <translation>Ruhezeit bis</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>label of buttons: tell nothing for a while</comment>
        <translation>Pause</translation>
    </message>
    <message>
        <source>For an hour</source>
        <comment>a button: pause alerts</comment>
        <translation>Eine Stunde lang</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <comment>a button: pause alerts</comment>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>Go on</source>
        <comment>a button: end the pause of alerts</comment>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>AlertWaysPart</name>
    <message>
        <source>Where to</source>
        <comment>heading in the settings of alerts: e-mail, webhook, feed</comment>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>E-mail</source>
        <comment>label of a setting</comment>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>This server has no way to send mail.</source>
        <comment>about e-mail alerts</comment>
        <translation>Dieser Server kann keine E-Mails senden.</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <comment>label of a field</comment>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Feed</source>
        <comment>label of a setting: an Atom feed</comment>
        <translation>Feed</translation>
    </message>
    <message>
        <source>An address for feed readers. Who knows it can read your alerts; it is shown once.</source>
        <comment>about the feed</comment>
        <translation>Eine Adresse für Feed-Leser. Wer sie kennt, kann Ihre Meldungen lesen; sie wird einmal gezeigt.</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <comment>a button: of the feed</comment>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Show on this desktop</source>
        <comment>label of a setting: alerts as notifications</comment>
        <translation>Auf diesem Schreibtisch zeigen</translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message>
        <source>How you are told</source>
        <comment>name of a page: alerts</comment>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Try again</source>
        <comment>a button: ask the server once more</comment>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>AlsoRow</name>
    <message>
        <source>Open this one</source>
        <comment>a button: another listing of a copy, in the browser</comment>
        <translation>Dieses öffnen</translation>
    </message>
    <message>
        <source>Open %1 in the browser</source>
        <comment>a button: the seller&apos;s page at this host</comment>
        <translation>%1 im Browser öffnen</translation>
    </message>
    <message>
        <source>Not the same copy</source>
        <comment>a button: two listings become two rows</comment>
        <translation>Nicht dasselbe Exemplar</translation>
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
    <name>BookBought</name>
    <message>
        <source>Bought it</source>
        <comment>a button: write down what the book cost</comment>
        <translation>Gekauft</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>a button: what the book cost</comment>
        <translation>Ändern</translation>
    </message>
</context>
<context>
    <name>BookClaim</name>
    <message>
        <source>I do not buy it after all</source>
        <comment>a button on a book of a shared list</comment>
        <translation>Ich kaufe es doch nicht</translation>
    </message>
    <message>
        <source>I buy this one</source>
        <comment>a button on a book of a shared list</comment>
        <translation>Ich kaufe dieses</translation>
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
    <message>
        <source>Look for copies with it anyway</source>
        <comment>a button: with a misprinted ISBN</comment>
        <translation>Trotzdem damit suchen</translation>
    </message>
</context>
<context>
    <name>BookEditions</name>
    <message>
        <source>Another ISBN that will do</source>
        <comment>label of a field</comment>
        <translation>Eine weitere ISBN, die recht ist</translation>
    </message>
    <message>
        <source>That is no ISBN: it has 13 digits, or 10.</source>
        <comment>an error under a field</comment>
        <translation>Das ist keine ISBN: sie hat 13 Ziffern oder 10.</translation>
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
    <message>
        <source>This ISBN has a slip in it: its last digit does not fit the others. Some books are misprinted so; you can look for copies with it all the same.</source>
        <translation>Diese ISBN enthält einen Fehler: Ihre letzte Ziffer passt nicht zu den anderen. Manche Bücher sind so gedruckt; Sie können trotzdem damit suchen.</translation>
    </message>
    <message>
        <source>With the morning post</source>
        <translation>Mit der Morgenpost</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>Bought on %1 for %2</source>
        <translation>Gekauft am %1 für %2</translation>
    </message>
    <message>
        <source>Bought on %1</source>
        <translation>Gekauft am %1</translation>
    </message>
    <message>
        <source>Bought for %1</source>
        <translation>Gekauft für %1</translation>
    </message>
    <message>
        <source>Will look by its title when the server answers.</source>
        <translation>Wird nach dem Titel gesucht, sobald der Server antwortet.</translation>
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
    <name>BookHistory</name>
    <message>
        <source>Price</source>
        <comment>heading in the pane of a book: what copies cost over time</comment>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Price history, large</source>
        <comment>a button</comment>
        <translation>Preisverlauf, groß</translation>
    </message>
    <message>
        <source>H</source>
        <comment>a key</comment>
        <translation>H</translation>
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
    <message>
        <source>Tell me under %1</source>
        <comment>a button: a target price that is proposed</comment>
        <translation>Unter %1 melden</translation>
    </message>
    <message>
        <source>Tell me</source>
        <comment>label of a choice: when to be told of a copy</comment>
        <translation>Melden</translation>
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
    <name>BookshopRow</name>
    <message>
        <source>Show %1 on openstreetmap.org</source>
        <comment>a button: a bookshop, in the browser</comment>
        <translation>%1 auf openstreetmap.org zeigen</translation>
    </message>
    <message>
        <source>Open %1 in the browser</source>
        <comment>a button: the seller&apos;s page at this host</comment>
        <translation>%1 im Browser öffnen</translation>
    </message>
</context>
<context>
    <name>BookshopsModel</name>
    <message>
        <source>%1 m</source>
        <comment>a distance in metres</comment>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1 km</source>
        <comment>a distance</comment>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>Nobody has answered yet where bookshops are.</source>
        <translation>Noch hat niemand geantwortet, wo Buchläden sind.</translation>
    </message>
    <message>
        <source>Choose an area, and the bookshops and bookcases in it stand here.</source>
        <translation>Wählen Sie eine Gegend, dann stehen ihre Buchläden und Bücherschränke hier.</translation>
    </message>
    <message>
        <source>Asking where bookshops and bookcases are</source>
        <translation>Fragt, wo Buchläden und Bücherschränke sind</translation>
    </message>
    <message numerus="yes">
        <source>No bookshop or bookcase is known within %n km.</source>
        <translation>
            <numerusform>Innerhalb von %n km ist kein Buchladen und kein Bücherschrank bekannt.</numerusform>
            <numerusform>Innerhalb von %n km ist kein Buchladen und kein Bücherschrank bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>No network: this is from %1.</source>
        <translation>Kein Netz: Stand %1.</translation>
    </message>
    <message>
        <source>Will look when there is a network.</source>
        <translation>Wird gesucht, sobald ein Netz da ist.</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>heard %1</source>
        <extracomment>when the source of bookshops answered: 2 h ago</extracomment>
        <translation>gehört %1</translation>
    </message>
    <message>
        <source>public bookcase</source>
        <translation>öffentlicher Bücherschrank</translation>
    </message>
    <message>
        <source>second-hand shop</source>
        <translation>Gebrauchtwarenladen</translation>
    </message>
    <message>
        <source>second-hand bookshop</source>
        <translation>Antiquariat</translation>
    </message>
</context>
<context>
    <name>BookshopsPart</name>
    <message>
        <source>Bookshops and bookcases</source>
        <comment>a group of what is nearby</comment>
        <translation>Buchläden und Bücherschränke</translation>
    </message>
    <message>
        <source>Try again</source>
        <comment>a button: ask the server once more</comment>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Choose an area</source>
        <comment>a button</comment>
        <translation>Gegend wählen</translation>
    </message>
    <message>
        <source>Change my area</source>
        <comment>a chip that opens a sheet</comment>
        <translation>Meine Gegend ändern</translation>
    </message>
    <message>
        <source>Asking for bookshops</source>
        <comment>name of a bar</comment>
        <translation>Fragt nach Buchläden</translation>
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
    <message>
        <source>Post</source>
        <comment>a place in the rail, short: the morning post</comment>
        <translation>Post</translation>
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
    <name>ClaimEditor</name>
    <message>
        <source>do not buy %1</source>
        <translation>%1 nicht kaufen</translation>
    </message>
    <message>
        <source>%1: you do not buy it any more.</source>
        <translation>%1: Sie kaufen es nicht mehr.</translation>
    </message>
    <message>
        <source>buy %1</source>
        <translation>%1 kaufen</translation>
    </message>
    <message>
        <source>%1: the others see that you buy it.</source>
        <translation>%1: Die anderen sehen, dass Sie es kaufen.</translation>
    </message>
    <message>
        <source>This list is for you: who buys what of it stays hidden from you.</source>
        <translation>Diese Liste ist für Sie: Wer was davon kauft, bleibt Ihnen verborgen.</translation>
    </message>
    <message>
        <source>This is for lists that several people share: there you say which book you buy.</source>
        <translation>Das ist für Listen, die mehrere teilen: Dort sagen Sie, welches Buch Sie kaufen.</translation>
    </message>
</context>
<context>
    <name>CollectEditor</name>
    <message>
        <source>change how far to collect</source>
        <translation>die Entfernung zum Abholen ändern</translation>
    </message>
    <message>
        <source>Copies to collect are not looked for.</source>
        <translation>Exemplare zum Abholen werden nicht gesucht.</translation>
    </message>
    <message numerus="yes">
        <source>Copies to collect are looked for up to %n km.</source>
        <translation>
            <numerusform>Exemplare zum Abholen werden bis %n km gesucht.</numerusform>
            <numerusform>Exemplare zum Abholen werden bis %n km gesucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>That is no postcode. It has letters and digits, 10 at most.</source>
        <translation>Das ist keine Postleitzahl. Sie hat Buchstaben und Ziffern, höchstens 10.</translation>
    </message>
    <message>
        <source>No place goes along with a search.</source>
        <translation>Mit einer Suche geht kein Ort mit.</translation>
    </message>
    <message>
        <source>The district of this postcode and the distance go along with each search.</source>
        <translation>Das Gebiet dieser Postleitzahl und die Entfernung gehen mit jeder Suche mit.</translation>
    </message>
    <message>
        <source>The square that you chose under Nearby and the distance go along with each search.</source>
        <translation>Das Quadrat, das Sie unter „In der Nähe“ gewählt haben, und die Entfernung gehen mit jeder Suche mit.</translation>
    </message>
    <message>
        <source>Type a postcode, or choose an area under Nearby; until then no place goes along.</source>
        <translation>Geben Sie eine Postleitzahl ein oder wählen Sie unter „In der Nähe“ ein Gebiet; bis dahin geht kein Ort mit.</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message numerus="yes">
        <source>Up to %n km</source>
        <translation>
            <numerusform>Bis %n km</numerusform>
            <numerusform>Bis %n km</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CollectPart</name>
    <message>
        <source>Copies to collect yourself</source>
        <comment>label of a setting</comment>
        <translation>Exemplare zum Selbstabholen</translation>
    </message>
    <message>
        <source>Postcode</source>
        <comment>label of a field</comment>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>Only its district is sent. Empty: your square under Nearby.</source>
        <comment>hint of the postcode</comment>
        <translation>Nur ihr Gebiet wird gesendet. Leer: Ihr Quadrat unter „In der Nähe“.</translation>
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
    <message>
        <source>None of those that answered has it. We keep looking.</source>
        <translation>Von denen, die antworteten, hat es niemand. Wir suchen weiter.</translation>
    </message>
    <message>
        <source>Nobody could be asked. Each source says why.</source>
        <translation>Niemand konnte gefragt werden. Jede Quelle sagt, warum.</translation>
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
    <message>
        <source>hide the copies of %1</source>
        <translation>die Exemplare von %1 ausblenden</translation>
    </message>
    <message>
        <source>hide a copy</source>
        <translation>ein Exemplar ausblenden</translation>
    </message>
    <message>
        <source>The copies of %1 are hidden.</source>
        <translation>Die Exemplare von %1 sind ausgeblendet.</translation>
    </message>
    <message>
        <source>Hidden: %1.</source>
        <translation>Ausgeblendet: %1.</translation>
    </message>
    <message>
        <source>part two copies</source>
        <translation>zwei Exemplare trennen</translation>
    </message>
    <message>
        <source>Two copies, two rows.</source>
        <translation>Zwei Exemplare, zwei Zeilen.</translation>
    </message>
    <message numerus="yes">
        <source>%n copies can be compared at once.</source>
        <translation>
            <numerusform>%n Exemplar kann auf einmal verglichen werden.</numerusform>
            <numerusform>%n Exemplare können auf einmal verglichen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Will look by its title when the server answers.</source>
        <translation>Wird nach dem Titel gesucht, sobald der Server antwortet.</translation>
    </message>
    <message>
        <source>Found by the title alone: see whose book it is. With its author we can be sure, and tell you.</source>
        <translation>Nur nach dem Titel gefunden: Sehen Sie nach, von wem das Buch ist. Mit der Autorin oder dem Autor können wir sicher sein und es Ihnen melden.</translation>
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
        <source>More about this copy</source>
        <comment>a button: the seller&apos;s words, other places, hide it</comment>
        <translation>Mehr über dieses Exemplar</translation>
    </message>
    <message>
        <source>Compare this copy</source>
        <comment>a box to tick</comment>
        <translation>Dieses Exemplar vergleichen</translation>
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
    <name>CopyCompare</name>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>price of the copy alone</comment>
        <translation>Exemplar</translation>
    </message>
    <message>
        <source>Postage</source>
        <translation>Versand</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>Zu wissen</translation>
    </message>
    <message>
        <source>Seller&apos;s words</source>
        <translation>Worte des Verkäufers</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Verkäufer</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>From</source>
        <comment>the country a copy comes from</comment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Seen</source>
        <comment>how old a quote is</comment>
        <translation>Gesehen</translation>
    </message>
    <message numerus="yes">
        <source>%n to compare</source>
        <translation>
            <numerusform>%n zu vergleichen</numerusform>
            <numerusform>%n zu vergleichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyDetails</name>
    <message>
        <source>%1, postage unknown</source>
        <translation>%1, Versand unbekannt</translation>
    </message>
    <message>
        <source>%1, postage free</source>
        <translation>%1, Versand frei</translation>
    </message>
    <message>
        <source>%1 + %2 postage</source>
        <comment>price of the copy + postage</comment>
        <translation>%1 + %2 Versand</translation>
    </message>
    <message>
        <source>%1; sorted as if it were %2</source>
        <translation>%1; einsortiert, als wären es %2</translation>
    </message>
    <message>
        <source>of today</source>
        <translation>von heute</translation>
    </message>
    <message numerus="yes">
        <source>%n days old</source>
        <translation>
            <numerusform>%n Tag alt</numerusform>
            <numerusform>%n Tage alt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months old</source>
        <translation>
            <numerusform>%n Monat alt</numerusform>
            <numerusform>%n Monate alt</numerusform>
        </translation>
    </message>
    <message>
        <source>Converted at the European Central Bank&apos;s rates of %1, %2.</source>
        <translation>Umgerechnet zu den Kursen der Europäischen Zentralbank vom %1, %2.</translation>
    </message>
    <message>
        <source>First seen on %1, last %2</source>
        <translation>Zuerst gesehen am %1, zuletzt %2</translation>
    </message>
    <message numerus="yes">
        <source>The same copy is listed in %n places more. The cheapest stands for all.</source>
        <translation>
            <numerusform>Dasselbe Exemplar steht an %n weiteren Stelle. Das günstigste Angebot steht für alle.</numerusform>
            <numerusform>Dasselbe Exemplar steht an %n weiteren Stellen. Das günstigste Angebot steht für alle.</numerusform>
        </translation>
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
    <name>CopyFilters</name>
    <message>
        <source>new copies</source>
        <translation>neue Exemplare</translation>
    </message>
    <message>
        <source>what is not sent to your country</source>
        <translation>was nicht in Ihr Land geht</translation>
    </message>
    <message>
        <source>what is too far to collect</source>
        <translation>was zum Abholen zu weit ist</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>what was left out, and the sources that did it</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Left out by the source: %1.</source>
        <translation>Von der Quelle weggelassen: %1.</translation>
    </message>
    <message>
        <source>condition is stated</source>
        <translation>Zustand genannt</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>ohne %1</translation>
    </message>
    <message>
        <source>with “%1”</source>
        <translation>mit „%1“</translation>
    </message>
    <message>
        <source>without “%1”</source>
        <translation>ohne „%1“</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>not from %1</source>
        <translation>nicht von %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>a filter in force, and how many copies it takes away</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n weggelassen</numerusform>
            <numerusform>%n weggelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 are left out here.</source>
        <translation>%1 sind hier weggelassen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n copies</source>
        <translation>
            <numerusform>%1 von %n Exemplar</numerusform>
            <numerusform>%1 von %n Exemplaren</numerusform>
        </translation>
    </message>
    <message>
        <source>That is no amount. Write 8 or 8.50.</source>
        <translation>Das ist kein Betrag. Schreiben Sie 8 oder 8,50.</translation>
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
    <message>
        <source>Compare this copy</source>
        <comment>a box to tick</comment>
        <translation>Dieses Exemplar vergleichen</translation>
    </message>
    <message>
        <source>More about this copy</source>
        <comment>a button: the seller&apos;s words, other places, hide it</comment>
        <translation>Mehr über dieses Exemplar</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>a key</comment>
        <translation>Eingabe</translation>
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
        <source>language not said</source>
        <translation>Sprache nicht genannt</translation>
    </message>
    <message>
        <source>edition not said</source>
        <translation>Ausgabe nicht genannt</translation>
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
        <source>“%1”</source>
        <comment>words of a seller, quoted</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1, not the edition you look for</source>
        <comment>an edition</comment>
        <translation>%1, nicht die gesuchte Ausgabe</translation>
    </message>
    <message>
        <source>sample</source>
        <comment>a mark on made-up copies and prices</comment>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>another edition</source>
        <translation>eine andere Ausgabe</translation>
    </message>
</context>
<context>
    <name>CoverTotal</name>
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
    <name>DesktopAlerts</name>
    <message>
        <source>change what this desktop shows</source>
        <translation>ändern, was dieser Schreibtisch zeigt</translation>
    </message>
    <message>
        <source>What is told is shown on this desktop.</source>
        <translation>Was gemeldet wird, zeigt dieser Schreibtisch.</translation>
    </message>
    <message>
        <source>Nothing is shown on this desktop any more.</source>
        <translation>Auf diesem Schreibtisch wird nichts mehr gezeigt.</translation>
    </message>
    <message>
        <source>No notification service answers on this desktop: the window and the morning post say it instead.</source>
        <translation>Auf diesem Schreibtisch antwortet kein Dienst für Mitteilungen: stattdessen sagen es das Fenster und die Morgenpost.</translation>
    </message>
    <message>
        <source>Shown by %1.</source>
        <translation>Gezeigt von %1.</translation>
    </message>
    <message numerus="yes">
        <source>Morning post: %n books</source>
        <translation>
            <numerusform>Morgenpost: %n Buch</numerusform>
            <numerusform>Morgenpost: %n Bücher</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the morning post</source>
        <translation>Morgenpost öffnen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the copies</source>
        <translation>Exemplare zeigen</translation>
    </message>
</context>
<context>
    <name>DiskStatus</name>
    <message>
        <source>Only %1 of %2 are free on this computer&apos;s disk. Once it is full nothing new can be kept: please make room.</source>
        <translation>Auf der Festplatte dieses Rechners sind nur noch %1 von %2 frei. Ist sie voll, kann nichts Neues behalten werden: bitte Platz schaffen.</translation>
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
    <name>EditionRow</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>an edition: ISBN, facts, language</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Take %1 out: it is another book</source>
        <comment>a button: not an edition of this book</comment>
        <translation>%1 herausnehmen: ein anderes Buch</translation>
    </message>
    <message>
        <source>Add %1 to the editions of this book</source>
        <comment>a button</comment>
        <translation>%1 zu den Ausgaben dieses Buches hinzufügen</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>a key</comment>
        <translation>Entf</translation>
    </message>
</context>
<context>
    <name>EditionsModel</name>
    <message>
        <source>Asking the catalogues for editions.</source>
        <translation>Die Kataloge werden nach Ausgaben gefragt.</translation>
    </message>
    <message>
        <source>No network: type in the ISBNs that will do.</source>
        <translation>Kein Netz: Tippen Sie die ISBNs ein, die recht sind.</translation>
    </message>
    <message>
        <source>No catalogue knows editions of this book. Type in the ISBNs that will do.</source>
        <translation>Kein Katalog kennt Ausgaben dieses Buchs. Tippen Sie die ISBNs ein, die recht sind.</translation>
    </message>
    <message>
        <source>Without %1: no answer.</source>
        <translation>Ohne %1: keine Antwort.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n editions will do.</source>
        <translation>
            <numerusform>%1 von %n Ausgabe ist recht.</numerusform>
            <numerusform>%1 von %n Ausgaben sind recht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Language not known</source>
        <translation>Sprache unbekannt</translation>
    </message>
    <message>
        <source>add %1 to the editions</source>
        <translation>%1 zu den Ausgaben hinzufügen</translation>
    </message>
    <message>
        <source>take %1 out of the editions</source>
        <translation>%1 aus den Ausgaben herausnehmen</translation>
    </message>
    <message>
        <source>%1 is an edition of this book.</source>
        <translation>%1 ist eine Ausgabe dieses Buches.</translation>
    </message>
    <message>
        <source>%1 is no edition of this book.</source>
        <translation>%1 ist keine Ausgabe dieses Buches.</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>Another window has these books open. Close the other window first, then try again.</source>
        <translation>Ein anderes Fenster hat diese Bücher offen. Bitte erst das andere Fenster schließen, dann noch einmal versuchen.</translation>
    </message>
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
    <message>
        <source>Only whose list it is may do that.</source>
        <translation>Das darf nur, wem die Liste gehört.</translation>
    </message>
    <message>
        <source>The server knows no such invitation. It was used or taken back, is too old, or is for another e-mail address. Ask for a new one.</source>
        <translation>Der Server kennt diese Einladung nicht. Sie ist benutzt, zurückgenommen, zu alt oder für eine andere E-Mail-Adresse. Bitten Sie um eine neue.</translation>
    </message>
    <message>
        <source>No more people can join this list, or you are on as many as is possible.</source>
        <translation>Dieser Liste kann niemand mehr beitreten, oder Sie sind schon auf so vielen, wie möglich ist.</translation>
    </message>
    <message>
        <source>The server cannot do that: there are as many people, shared lists or open invitations as it allows, or somebody has already said what they buy.</source>
        <translation>Der Server kann das nicht: Es sind schon so viele Personen, geteilte Listen oder offene Einladungen, wie er erlaubt, oder jemand hat schon gesagt, was er kauft.</translation>
    </message>
    <message>
        <source>The server cannot be reached just now, so nothing was changed. Try again when there is a network and nothing waits to be sent.</source>
        <translation>Der Server ist gerade nicht zu erreichen, deshalb wurde nichts geändert. Versuchen Sie es noch einmal, wenn ein Netz da ist und nichts auf das Senden wartet.</translation>
    </message>
    <message>
        <source>The list is shared with you to look at only. Nothing was changed.</source>
        <translation>Die Liste ist nur zum Ansehen mit Ihnen geteilt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The server keeps this, and it does not answer now. Nothing was changed; try it again when there is a network.</source>
        <translation>Das liegt beim Server, und der antwortet jetzt nicht. Nichts wurde geändert; versuchen Sie es wieder, wenn es ein Netz gibt.</translation>
    </message>
    <message>
        <source>The server does not know you any more. Sign in again, then try once more.</source>
        <translation>Der Server kennt Sie nicht mehr. Melden Sie sich neu an und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>On this server only its keeper may change that.</source>
        <translation>Auf diesem Server darf das nur sein Betreiber ändern.</translation>
    </message>
    <message>
        <source>The server did not take that. Nothing was changed.</source>
        <translation>Der Server hat das nicht angenommen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The day of these rates has not come yet. Nothing was changed.</source>
        <translation>Der Tag dieser Kurse ist noch nicht gekommen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A currency that readers count in is missing in this file. Nothing was changed.</source>
        <translation>In dieser Datei fehlt eine Währung, in der gerechnet wird. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>By this file a currency would be worth ten times as much, or as little, as before. Nothing was changed.</source>
        <translation>Nach dieser Datei wäre eine Währung zehnmal so viel oder so wenig wert wie vorher. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This is not the European Central Bank&apos;s daily file. Nothing was changed.</source>
        <translation>Das ist nicht die Tagesdatei der Europäischen Zentralbank. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The file is too large to be the European Central Bank&apos;s daily file.</source>
        <translation>Die Datei ist zu groß für die Tagesdatei der Europäischen Zentralbank.</translation>
    </message>
    <message>
        <source>These rates are older than those in force. Nothing was changed.</source>
        <translation>Diese Kurse sind älter als die geltenden. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Only an administrator of this server may bring in rates.</source>
        <translation>Nur wer diesen Server verwaltet, darf Kurse einspielen.</translation>
    </message>
    <message>
        <source>The server counts with the rates, and it does not answer now. Try again when it does.</source>
        <translation>Mit den Kursen rechnet der Server, und der antwortet gerade nicht. Versuchen Sie es wieder, wenn er es tut.</translation>
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
        <source>Save the list</source>
        <comment>title of the file dialogue</comment>
        <translation>Liste speichern</translation>
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
    <message>
        <source>CSV, comes back whole (*.csv)</source>
        <comment>a file format</comment>
        <translation>CSV, kommt ganz zurück (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <comment>a file format</comment>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>BibTeX (*.bib)</source>
        <comment>a file format</comment>
        <translation>BibTeX (*.bib)</translation>
    </message>
    <message>
        <source>RIS (*.ris)</source>
        <comment>a file format</comment>
        <translation>RIS (*.ris)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <comment>a file format</comment>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Choose the bank&apos;s daily file</source>
        <comment>title of the file dialogue: exchange rates</comment>
        <translation>Tagesdatei der Bank wählen</translation>
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
    <name>FilterBar</name>
    <message>
        <source>Leave out</source>
        <comment>a button: opens the filters for copies</comment>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Show again what is left out: %1</source>
        <comment>a button: takes a filter away</comment>
        <translation>Wieder zeigen, was weggelassen ist: %1</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>a button: no filter any more</comment>
        <translation>Alle zeigen</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>%1 · %2</source>
        <comment>a filter · how many copies it concerns</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>The seller&apos;s words contain</source>
        <comment>label of a filter</comment>
        <translation>Der Verkäufer schreibt</translation>
    </message>
    <message>
        <source>Several parted by commas; all must be there.</source>
        <comment>hint of a filter</comment>
        <translation>Mehrere durch Kommas getrennt; alle müssen vorkommen.</translation>
    </message>
    <message>
        <source>The seller&apos;s words do not contain</source>
        <comment>label of a filter</comment>
        <translation>Der Verkäufer schreibt nicht</translation>
    </message>
    <message>
        <source>Several parted by commas; none may be there.</source>
        <comment>hint of a filter</comment>
        <translation>Mehrere durch Kommas getrennt; keines darf vorkommen.</translation>
    </message>
    <message>
        <source>Only what is stated</source>
        <comment>label of a filter</comment>
        <translation>Nur was angegeben ist</translation>
    </message>
    <message>
        <source>Leaves out copies whose condition or postage nobody states.</source>
        <comment>about a filter</comment>
        <translation>Lässt Exemplare weg, deren Zustand oder Versand niemand nennt.</translation>
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
    <name>HiddenModel</name>
    <message>
        <source>No copy and no seller is hidden.</source>
        <translation>Kein Exemplar und kein Verkäufer ist ausgeblendet.</translation>
    </message>
    <message>
        <source>wrong edition</source>
        <translation>falsche Ausgabe</translation>
    </message>
    <message>
        <source>not this seller</source>
        <translation>nicht dieser Verkäufer</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>other reason</source>
        <translation>anderer Grund</translation>
    </message>
    <message>
        <source>All copies of %1</source>
        <translation>Alle Exemplare von %1</translation>
    </message>
</context>
<context>
    <name>HiddenRow</name>
    <message>
        <source>Show again</source>
        <comment>a button: of a hidden copy or seller</comment>
        <translation>Wieder zeigen</translation>
    </message>
    <message>
        <source>Show %1 again</source>
        <comment>a button: of a hidden copy or seller</comment>
        <translation>%1 wieder zeigen</translation>
    </message>
</context>
<context>
    <name>HidePart</name>
    <message>
        <source>Not this one, because of</source>
        <comment>over the reasons for hiding a copy</comment>
        <translation>Nicht dieses, wegen</translation>
    </message>
    <message>
        <source>Wrong edition</source>
        <comment>a reason for hiding a copy</comment>
        <translation>Falsche Ausgabe</translation>
    </message>
    <message>
        <source>Damage</source>
        <comment>a reason for hiding a copy</comment>
        <translation>Schäden</translation>
    </message>
    <message>
        <source>Something else</source>
        <comment>a reason for hiding a copy</comment>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Its seller: hide all theirs</source>
        <comment>a reason for hiding copies: the seller</comment>
        <translation>Verkäufer: alle ausblenden</translation>
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
    <message>
        <source>In the morning post</source>
        <comment>on the page of keys: a heading</comment>
        <translation>In der Morgenpost</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <comment>a button: of the morning post</comment>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>E</source>
        <comment>a key</comment>
        <translation>E</translation>
    </message>
    <message>
        <source>Put off</source>
        <comment>a button: of the morning post; until tomorrow, the weekend, if cheaper</comment>
        <translation>Aufschieben</translation>
    </message>
    <message>
        <source>S</source>
        <comment>a key</comment>
        <translation>S</translation>
    </message>
</context>
<context>
    <name>LibraryFilter</name>
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
</context>
<context>
    <name>LibraryChips</name>
    <message>
        <source>Filter this list</source>
        <comment>name of a field</comment>
        <translation>Diese Liste filtern</translation>
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
    <message>
        <source>%1 · %2</source>
        <comment>two sentences side by side</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Share this list</source>
        <comment>a button</comment>
        <translation>Diese Liste teilen</translation>
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
    <name>ListRow</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a list, and how it is shared</comment>
        <translation>%1 (%2)</translation>
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
    <message>
        <source>Recently removed</source>
        <comment>name of a page: what was deleted</comment>
        <translation>Zuletzt entfernt</translation>
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
    <message>
        <source>Bookshops and bookcases</source>
        <comment>a group of what is nearby</comment>
        <translation>Buchläden und Bücherschränke</translation>
    </message>
    <message>
        <source>Public places, with their own points. How far they are is counted from the middle of your area.</source>
        <comment>over the list of bookshops and bookcases</comment>
        <translation>Öffentliche Orte, mit ihren eigenen Punkten. Wie weit sie sind, zählt ab der Mitte Ihrer Gegend.</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <comment>a group of what is nearby</comment>
        <translation>Nachbarn</translation>
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
    <message>
        <source>Join the shared list at %1</source>
        <translation>Der geteilten Liste auf %1 beitreten</translation>
    </message>
    <message>
        <source>it comes to your lists</source>
        <translation>sie kommt zu Ihren Listen</translation>
    </message>
    <message>
        <source>sign in there first: Account and sync</source>
        <translation>zuerst dort anmelden: Konto und Abgleich</translation>
    </message>
    <message>
        <source>Find copies of %1 anyway</source>
        <translation>Trotzdem Exemplare von %1 suchen</translation>
    </message>
    <message>
        <source>its last digit does not fit; a misprint, perhaps</source>
        <translation>die letzte Ziffer passt nicht; vielleicht ein Druckfehler</translation>
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
    <message>
        <source>“I buy this one”</source>
        <translation>„Ich kaufe dieses“</translation>
    </message>
    <message>
        <source>Somebody else buys it already.</source>
        <translation>Jemand anderes kauft es schon.</translation>
    </message>
    <message>
        <source>The server did not take this: %1.</source>
        <translation>Der Server hat dies nicht angenommen: %1.</translation>
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
        <source>No such postcode is here: &quot;endpaperctl places import&quot; brings a country&apos;s in. Latitude and longitude do as well: 52.51, 13.45</source>
        <translation>Diese Postleitzahl ist nicht da: „endpaperctl places import“ holt die eines Landes. Breite und Länge gehen auch: 52.51, 13.45</translation>
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
    <name>PostModel</name>
    <message>
        <source>No network: as of %1.</source>
        <translation>Kein Netz: Stand %1 Uhr.</translation>
    </message>
    <message>
        <source>%1: a neighbour offers it.</source>
        <translation>%1: Ein Nachbar bietet es an.</translation>
    </message>
    <message>
        <source>%1 delivered</source>
        <translation>%1 geliefert</translation>
    </message>
    <message>
        <source>%1: the copy for %2 is gone.</source>
        <translation>%1: Das Exemplar für %2 ist weg.</translation>
    </message>
    <message>
        <source>%1: the copy for %2 is there again.</source>
        <translation>%1: Das Exemplar für %2 ist wieder da.</translation>
    </message>
    <message>
        <source>%1: now %2, before %3.</source>
        <translation>%1: jetzt %2, vorher %3.</translation>
    </message>
    <message>
        <source>%1: a copy for %2.</source>
        <translation>%1: ein Exemplar für %2.</translation>
    </message>
    <message>
        <source>under your %1</source>
        <translation>unter Ihren %1</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>ungelesen</translation>
    </message>
    <message>
        <source>%1: a neighbour looks for it.</source>
        <translation>%1: Ein Nachbar sucht es.</translation>
    </message>
    <message>
        <source>%1 shares the list %2 with you.</source>
        <translation>%1 teilt die Liste %2 mit Ihnen.</translation>
    </message>
    <message>
        <source>tomorrow, %1</source>
        <translation>morgen, %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a day of the week, a time</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: back when it costs less than %2.</source>
        <translation>%1: wieder da, wenn es weniger als %2 kostet.</translation>
    </message>
    <message>
        <source>%1: back %2.</source>
        <translation>%1: wieder da %2.</translation>
    </message>
    <message>
        <source>put off %1</source>
        <translation>%1 aufschieben</translation>
    </message>
    <message>
        <source>bring back what was put off</source>
        <translation>zurückholen, was aufgeschoben war</translation>
    </message>
    <message>
        <source>What was put off is back.</source>
        <translation>Was aufgeschoben war, ist wieder da.</translation>
    </message>
    <message numerus="yes">
        <source>%n put off</source>
        <translation>
            <numerusform>%n aufgeschoben</numerusform>
            <numerusform>%n aufgeschoben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · back %2</source>
        <translation>%1 · wieder da %2</translation>
    </message>
</context>
<context>
    <name>PostPage</name>
    <message>
        <source>Morning post</source>
        <comment>a place in the rail</comment>
        <translation>Morgenpost</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <comment>how many things in the morning post</comment>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <comment>a button: of the morning post</comment>
        <translation>Alles als gelesen markieren</translation>
    </message>
    <message>
        <source>How you are told</source>
        <comment>name of a page: alerts</comment>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>No post today.</source>
        <comment>the morning post is empty</comment>
        <translation>Heute keine Post.</translation>
    </message>
    <message>
        <source>When a copy appears that one of your wishes waits for, it stands here.</source>
        <comment>the morning post is empty</comment>
        <translation>Erscheint ein Exemplar, auf das einer Ihrer Wünsche wartet, dann steht es hier.</translation>
    </message>
    <message>
        <source>Bring back what was put off</source>
        <comment>a button: of the morning post</comment>
        <translation>Zurückholen, was aufgeschoben war</translation>
    </message>
</context>
<context>
    <name>PostRow</name>
    <message>
        <source>Mark as read</source>
        <comment>a button: of the morning post</comment>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>E</source>
        <comment>a key</comment>
        <translation>E</translation>
    </message>
    <message>
        <source>Open the book</source>
        <comment>a button: of the morning post</comment>
        <translation>Das Buch öffnen</translation>
    </message>
    <message>
        <source>Open %1 in the browser</source>
        <comment>a button: the seller&apos;s page at this host</comment>
        <translation>%1 im Browser öffnen</translation>
    </message>
    <message>
        <source>Put off</source>
        <comment>a button: of the morning post; until tomorrow, the weekend, if cheaper</comment>
        <translation>Aufschieben</translation>
    </message>
    <message>
        <source>S</source>
        <comment>a key</comment>
        <translation>S</translation>
    </message>
</context>
<context>
    <name>PriceHistory</name>
    <message>
        <source>Usually %1</source>
        <translation>Gewöhnlich %1</translation>
    </message>
    <message>
        <source>Too few copies were seen to say what is usual.</source>
        <translation>Zu wenige Exemplare gesehen, um zu sagen, was üblich ist.</translation>
    </message>
    <message>
        <source>Now %1; too few copies were seen to say what is usual.</source>
        <translation>Jetzt %1; zu wenige Exemplare gesehen, um zu sagen, was üblich ist.</translation>
    </message>
    <message>
        <source>%1; today nobody has it.</source>
        <comment>usually €7–9; …</comment>
        <translation>%1; heute hat es niemand.</translation>
    </message>
    <message>
        <source>%1; now %2, the lowest of all that was seen.</source>
        <translation>%1; jetzt %2, so wenig wie noch nie.</translation>
    </message>
    <message>
        <source>%1; now %2, lowest since %3.</source>
        <translation>%1; jetzt %2, so wenig wie zuletzt %3.</translation>
    </message>
    <message>
        <source>%1; now %2, below that.</source>
        <translation>%1; jetzt %2, darunter.</translation>
    </message>
    <message>
        <source>%1; now %2.</source>
        <translation>%1; jetzt %2.</translation>
    </message>
    <message>
        <source>%1; now %2, dearer than that.</source>
        <translation>%1; jetzt %2, teurer als sonst.</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <extracomment>&quot;34 copies&quot; and &quot;on 212 days since 3 May 2025&quot;</extracomment>
        <translation>%1 %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n Exemplar</numerusform>
            <numerusform>%n Exemplare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n days since %1</source>
        <translation>
            <numerusform>an %n Tag seit %1</numerusform>
            <numerusform>an %n Tagen seit %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, as their terms ask: %1.</source>
        <translation>Weggelassen, weil ihre Bedingungen es verlangen: %1.</translation>
    </message>
    <message>
        <source>Asking what copies cost before.</source>
        <translation>Es wird gefragt, was Exemplare früher kosteten.</translation>
    </message>
    <message>
        <source>No network: what copies cost before is shown when there is one.</source>
        <translation>Kein Netz: Was Exemplare früher kosteten, erscheint, sobald es eines gibt.</translation>
    </message>
    <message>
        <source>No price was seen yet.</source>
        <translation>Noch kein Preis gesehen.</translation>
    </message>
    <message>
        <source>Seen once. A line needs two.</source>
        <translation>Einmal gesehen. Eine Linie braucht zwei.</translation>
    </message>
    <message>
        <source>Not enough prices in this time. Choose a longer one.</source>
        <translation>Zu wenige Preise in dieser Zeit. Wählen Sie eine längere.</translation>
    </message>
    <message>
        <source>No network: this is from %1.</source>
        <translation>Kein Netz: Stand %1.</translation>
    </message>
    <message>
        <source>today</source>
        <extracomment>the end of the line of prices</extracomment>
        <translation>heute</translation>
    </message>
    <message>
        <source>my price %1</source>
        <extracomment>the line of the target price in the plot</extracomment>
        <translation>mein Preis %1</translation>
    </message>
    <message>
        <source>bought for %1</source>
        <translation>gekauft für %1</translation>
    </message>
    <message>
        <source>%1: no copy</source>
        <translation>%1: kein Exemplar</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a day: what copies cost</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Fine or better</source>
        <translation>Fein oder besser</translation>
    </message>
    <message>
        <source>Good or better</source>
        <translation>Gut oder besser</translation>
    </message>
    <message>
        <source>Any condition</source>
        <translation>Jeder Zustand</translation>
    </message>
    <message>
        <source>told of one for %1</source>
        <extracomment>the watch told the reader of a copy on that day</extracomment>
        <translation>gemeldet für %1</translation>
    </message>
</context>
<context>
    <name>PriceLegend</name>
    <message>
        <source>bought</source>
        <comment>a mark in the plot: where the reader bought the book</comment>
        <translation>gekauft</translation>
    </message>
    <message>
        <source>told</source>
        <comment>a mark in the plot: the reader was told of a copy</comment>
        <translation>gemeldet</translation>
    </message>
</context>
<context>
    <name>PricePart</name>
    <message>
        <source>%1 Sample prices, made up.</source>
        <comment>how many copies were seen</comment>
        <translation>%1 Beispielpreise, erfunden.</translation>
    </message>
    <message>
        <source>30 days</source>
        <comment>a range of the plot</comment>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>90 days</source>
        <comment>a range of the plot</comment>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>1 year</source>
        <comment>a range of the plot</comment>
        <translation>1 Jahr</translation>
    </message>
    <message>
        <source>All</source>
        <comment>a range of the plot: all that was seen</comment>
        <translation>Alles</translation>
    </message>
    <message>
        <source>As a table</source>
        <comment>a choice: the numbers of the plot as a table</comment>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>Point at a day, or move along the line with the arrow keys.</source>
        <comment>under the plot of prices</comment>
        <translation>Zeigen Sie auf einen Tag oder gehen Sie mit den Pfeiltasten die Linie entlang.</translation>
    </message>
</context>
<context>
    <name>PricePlot</name>
    <message>
        <source>What copies cost over time. %1 %2</source>
        <comment>name of the plot: its sentence, the day that is looked at</comment>
        <translation>Was Exemplare im Lauf der Zeit kosten. %1 %2</translation>
    </message>
</context>
<context>
    <name>PriceTable</name>
    <message>
        <source>From</source>
        <comment>a column: from this day on</comment>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Fine or better</source>
        <comment>a column: prices of copies in this condition</comment>
        <translation>Fein oder besser</translation>
    </message>
    <message>
        <source>Good or better</source>
        <comment>a column: prices of copies in this condition</comment>
        <translation>Gut oder besser</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>a column: prices of copies in any condition</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>What copies cost, as a table</source>
        <comment>name of the table of prices</comment>
        <translation>Was Exemplare kosten, als Tabelle</translation>
    </message>
    <message>
        <source>What happened</source>
        <comment>a column: the reader was told of a copy, or bought the book</comment>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>PurchaseModel</name>
    <message>
        <source>Did you buy %1, %2 at %3?</source>
        <translation>Haben Sie %1 gekauft, %2 bei %3?</translation>
    </message>
    <message>
        <source>Did you buy %1 at %2?</source>
        <translation>Haben Sie %1 bei %2 gekauft?</translation>
    </message>
    <message>
        <source>That is no amount. Write 8 or 8.50.</source>
        <translation>Das ist kein Betrag. Schreiben Sie 8 oder 8,50.</translation>
    </message>
    <message>
        <source>That is no day until today. Write %1.</source>
        <translation>Das ist kein Tag bis heute. Schreiben Sie %1.</translation>
    </message>
    <message>
        <source>%1: what it cost is forgotten.</source>
        <translation>%1: Was es gekostet hat, ist vergessen.</translation>
    </message>
    <message>
        <source>Bought %1 for %2.</source>
        <translation>%1 gekauft für %2.</translation>
    </message>
    <message>
        <source>Bought %1.</source>
        <translation>%1 gekauft.</translation>
    </message>
    <message>
        <source>what %1 cost</source>
        <translation>was %1 gekostet hat</translation>
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
        <source>Post</source>
        <comment>a place in the rail, short: the morning post</comment>
        <translation>Post</translation>
    </message>
    <message>
        <source>Morning post</source>
        <comment>a place in the rail</comment>
        <translation>Morgenpost</translation>
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
    <message>
        <source>Share…</source>
        <comment>menu of a list</comment>
        <translation>Teilen…</translation>
    </message>
    <message>
        <source>Who is on it, leave…</source>
        <comment>menu of a list that somebody shares with the reader</comment>
        <translation>Wer darauf ist, verlassen…</translation>
    </message>
    <message>
        <source>Recently removed</source>
        <comment>name of a page: what was deleted</comment>
        <translation>Zuletzt entfernt</translation>
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
    <name>RatesEditor</name>
    <message>
        <source>The European Central Bank&apos;s of %1, %2.</source>
        <translation>Die der Europäischen Zentralbank vom %1, %2.</translation>
    </message>
    <message>
        <source>The server does not say now which rates it counts with.</source>
        <translation>Der Server sagt gerade nicht, mit welchen Kursen er rechnet.</translation>
    </message>
    <message>
        <source>Totals are counted with the rates of %1 now.</source>
        <translation>Beträge werden jetzt mit den Kursen vom %1 gerechnet.</translation>
    </message>
</context>
<context>
    <name>RatesPart</name>
    <message>
        <source>Exchange rates</source>
        <comment>label of a setting</comment>
        <translation>Wechselkurse</translation>
    </message>
    <message>
        <source>Newer ones from a file</source>
        <comment>a button: import exchange rates</comment>
        <translation>Neuere aus einer Datei</translation>
    </message>
    <message>
        <source>The bank&apos;s daily file is at %1</source>
        <comment>where newer exchange rates are; %1 is an address</comment>
        <translation>Die Tagesdatei der Bank steht unter %1</translation>
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
        <source>Hidden copies and sellers</source>
        <comment>heading of a sheet</comment>
        <translation>Ausgeblendete Exemplare und Verkäufer</translation>
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
        <source>Price history</source>
        <comment>a button: what copies cost over time</comment>
        <translation>Preisverlauf</translation>
    </message>
    <message>
        <source>Open seller&apos;s page</source>
        <comment>a button: in the browser</comment>
        <translation>Seite des Verkäufers öffnen</translation>
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
    <message>
        <source>Open the list first.</source>
        <translation>Öffnen Sie zuerst die Liste.</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>ISBN</source>
        <translation>ISBN</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>number of a catalogue</source>
        <translation>Nummer eines Katalogs</translation>
    </message>
    <message>
        <source>your postcode&apos;s district, if you would collect</source>
        <translation>das Gebiet Ihrer Postleitzahl, wenn Sie abholen würden</translation>
    </message>
    <message>
        <source>the centre of your cell</source>
        <translation>die Mitte Ihres Quadrats</translation>
    </message>
    <message>
        <source>the distance</source>
        <translation>die Entfernung</translation>
    </message>
    <message>
        <source>Is sent: %1</source>
        <translation>Gesendet wird: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 questions left in %n min</source>
        <translation>
            <numerusform>noch %1 von %2 Fragen in %n Min.</numerusform>
            <numerusform>noch %1 von %2 Fragen in %n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 of %3 today</source>
        <translation>%1, heute %2 von %3</translation>
    </message>
    <message numerus="yes">
        <source>shown as new for %n h</source>
        <translation>
            <numerusform>%n Std. lang als neu gezeigt</numerusform>
            <numerusform>%n Std. lang als neu gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>not kept longer</source>
        <translation>nicht länger behalten</translation>
    </message>
    <message>
        <source>left out of the price history</source>
        <translation>nicht im Preisverlauf</translation>
    </message>
    <message>
        <source>not merged with others</source>
        <translation>nicht mit anderen zusammengelegt</translation>
    </message>
    <message>
        <source>Its terms: %1</source>
        <translation>Bedingungen: %1</translation>
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
        <source>The keyring of this computer does not answer; it may be locked. Until it does, tokens rest in a file that only you can read.</source>
        <translation>Der Schlüsselbund dieses Rechners antwortet nicht; vielleicht ist er gesperrt. Bis er es tut, ruhen Schlüssel in einer Datei, die nur Sie lesen können.</translation>
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
    <message>
        <source>How you are told</source>
        <comment>name of a page: alerts</comment>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>The hour of the morning post, quiet hours, e-mail.</source>
        <comment>about the page of alerts</comment>
        <translation>Die Stunde der Morgenpost, Ruhezeit, E-Mail.</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>a button: opens a page of the settings</comment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Sources</source>
        <comment>name of a page</comment>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Who is asked for copies, your keys, shops that you add.</source>
        <comment>about the page of sources</comment>
        <translation>Wer nach Exemplaren gefragt wird, Ihre Schlüssel, Läden, die Sie hinzufügen.</translation>
    </message>
</context>
<context>
    <name>ShareEditor</name>
    <message>
        <source>The link is on the clipboard.</source>
        <translation>Der Link ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>You have left %1. It is not on this computer any more.</source>
        <translation>Sie haben %1 verlassen. Die Liste ist nicht mehr auf diesem Rechner.</translation>
    </message>
    <message>
        <source>This is an invitation to a shared list. Sign in at %1 first (Account and sync), then paste it once more.</source>
        <translation>Das ist eine Einladung zu einer geteilten Liste. Melden Sie sich zuerst bei %1 an (Konto und Abgleich) und fügen Sie sie dann noch einmal ein.</translation>
    </message>
    <message>
        <source>You have joined the list. It comes with the next exchange.</source>
        <translation>Sie sind der Liste beigetreten. Sie kommt mit dem nächsten Abgleich.</translation>
    </message>
    <message>
        <source>This invitation is of %1, and you are signed in at %2.</source>
        <translation>Diese Einladung ist von %1, und Sie sind bei %2 angemeldet.</translation>
    </message>
    <message>
        <source>Sharing needs an account at a shared server: other people have to find the list somewhere.</source>
        <translation>Zum Teilen braucht es ein Konto auf einem gemeinsamen Server: Andere müssen die Liste irgendwo finden.</translation>
    </message>
</context>
<context>
    <name>ShareInvitation</name>
    <message>
        <source>Take back</source>
        <comment>a button: an invitation ends</comment>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <comment>a button: an invitation ends</comment>
        <translation>Zurücknehmen: %1</translation>
    </message>
</context>
<context>
    <name>ShareInvite</name>
    <message>
        <source>Whoever you invite</source>
        <comment>label of a choice: what an invited person may do</comment>
        <translation>Wen Sie einladen, der</translation>
    </message>
    <message>
        <source>Make a link</source>
        <comment>a button: an invitation for whoever has the link</comment>
        <translation>Link machen</translation>
    </message>
    <message>
        <source>Make another link</source>
        <comment>a button: a second invitation</comment>
        <translation>Noch einen Link machen</translation>
    </message>
    <message>
        <source>Link of the invitation</source>
        <comment>name of a field</comment>
        <translation>Link der Einladung</translation>
    </message>
    <message>
        <source>Copy link</source>
        <comment>a button</comment>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Or for one person, by e-mail address</source>
        <comment>label of a field</comment>
        <translation>Oder für eine Person, über ihre E-Mail-Adresse</translation>
    </message>
    <message>
        <source>E-mail</source>
        <comment>label of a field</comment>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Invite</source>
        <comment>a button</comment>
        <translation>Einladen</translation>
    </message>
    <message>
        <source>They get a letter, where the server sends letters; the link opens for them alone.</source>
        <comment>hint under the e-mail address of an invitation</comment>
        <translation>Eine E-Mail geht hin, wo der Server welche verschickt; der Link öffnet sich nur für diese Person.</translation>
    </message>
</context>
<context>
    <name>SharePerson</name>
    <message>
        <source>What %1 may do</source>
        <comment>name of a choice</comment>
        <translation>Was %1 darf</translation>
    </message>
    <message>
        <source>Take %1 off the list</source>
        <comment>a button</comment>
        <translation>%1 von der Liste nehmen</translation>
    </message>
</context>
<context>
    <name>ShareSheet</name>
    <message>
        <source>Share %1</source>
        <comment>heading of a sheet; the name of a list</comment>
        <translation>%1 teilen</translation>
    </message>
    <message>
        <source>Account and sync</source>
        <comment>name of a page</comment>
        <translation>Konto und Abgleich</translation>
    </message>
    <message>
        <source>Talking to the server</source>
        <comment>name of a bar</comment>
        <translation>Spricht mit dem Server</translation>
    </message>
    <message>
        <source>On this list</source>
        <comment>heading: the people who share a list</comment>
        <translation>Auf dieser Liste</translation>
    </message>
    <message>
        <source>For whom the list is</source>
        <comment>label of a choice</comment>
        <translation>Für wen die Liste ist</translation>
    </message>
    <message>
        <source>They do not see who buys what; all others do.</source>
        <comment>hint under the choice for whom a list is</comment>
        <translation>Diese Person sieht nicht, wer was kauft; alle anderen schon.</translation>
    </message>
    <message>
        <source>Open invitations</source>
        <comment>heading</comment>
        <translation>Offene Einladungen</translation>
    </message>
    <message>
        <source>The list goes from this computer, and only a new invitation brings it back.</source>
        <comment>before leaving a shared list</comment>
        <translation>Die Liste verschwindet von diesem Rechner, und nur eine neue Einladung bringt sie zurück.</translation>
    </message>
    <message>
        <source>Leave the list</source>
        <comment>a button</comment>
        <translation>Liste verlassen</translation>
    </message>
    <message>
        <source>Leave…</source>
        <comment>a button: leave a shared list; asks first</comment>
        <translation>Verlassen…</translation>
    </message>
    <message>
        <source>Stay</source>
        <comment>a button: do not leave the list</comment>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>a button: shut this sheet</comment>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>ShareWords</name>
    <message>
        <source>owns the list</source>
        <translation>besitzt die Liste</translation>
    </message>
    <message>
        <source>may change it</source>
        <translation>darf sie ändern</translation>
    </message>
    <message>
        <source>may look</source>
        <translation>darf sie ansehen</translation>
    </message>
    <message numerus="yes">
        <source>shared with %n other(s)</source>
        <translation>
            <numerusform>geteilt mit %n anderen</numerusform>
            <numerusform>geteilt mit %n anderen</numerusform>
        </translation>
    </message>
    <message>
        <source>shared</source>
        <translation>geteilt</translation>
    </message>
    <message>
        <source>shared with you</source>
        <translation>mit Ihnen geteilt</translation>
    </message>
    <message>
        <source>shared by %1</source>
        <translation>geteilt von %1</translation>
    </message>
    <message>
        <source>you may change it</source>
        <translation>Sie dürfen sie ändern</translation>
    </message>
    <message>
        <source>you may look</source>
        <translation>Sie dürfen sie ansehen</translation>
    </message>
    <message>
        <source>You may only look at %1.</source>
        <translation>Sie dürfen %1 nur ansehen.</translation>
    </message>
    <message>
        <source>%1 shares %2 with you to look at; only they and editors change it.</source>
        <translation>%1 teilt %2 mit Ihnen zum Ansehen; ändern dürfen sie nur andere.</translation>
    </message>
    <message>
        <source>Only whose list it is may rename or remove it. You can leave it.</source>
        <translation>Umbenennen oder entfernen darf sie nur, wem sie gehört. Sie können sie verlassen.</translation>
    </message>
    <message>
        <source>Only %1 may rename or remove %2. You can leave it.</source>
        <translation>Nur %1 darf %2 umbenennen oder entfernen. Sie können die Liste verlassen.</translation>
    </message>
    <message>
        <source>The list is shared now. It comes back under its name with the next exchange.</source>
        <translation>Die Liste ist jetzt geteilt. Mit dem nächsten Abgleich steht sie wieder unter ihrem Namen da.</translation>
    </message>
    <message>
        <source>Only you see this list. Whoever you invite sees its books with your notes and target prices.</source>
        <translation>Nur Sie sehen diese Liste. Wen Sie einladen, der sieht ihre Bücher mit Ihren Notizen und Zielpreisen.</translation>
    </message>
    <message>
        <source>You share this list: all who are on it see its books with the notes and target prices.</source>
        <translation>Sie teilen diese Liste: Alle darauf sehen ihre Bücher mit Notizen und Zielpreisen.</translation>
    </message>
    <message>
        <source>This list is shared with you.</source>
        <translation>Diese Liste ist mit Ihnen geteilt.</translation>
    </message>
    <message>
        <source>%1 shares this list with you.</source>
        <translation>%1 teilt diese Liste mit Ihnen.</translation>
    </message>
    <message>
        <source>You may add, change and remove books.</source>
        <translation>Sie dürfen Bücher hinzufügen, ändern und entfernen.</translation>
    </message>
    <message>
        <source>You may look at it and say which book you buy.</source>
        <translation>Sie dürfen sie ansehen und sagen, welches Buch Sie kaufen.</translation>
    </message>
    <message>
        <source>Your own lists are as they were; if something you wrote there was not sent yet, it stands under Account and sync.</source>
        <translation>Ihre eigenen Listen sind, wie sie waren; was Sie dort geschrieben haben und noch nicht gesendet war, steht unter Konto und Abgleich.</translation>
    </message>
    <message>
        <source>The shared list “%1” was deleted.</source>
        <translation>Die geteilte Liste „%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>The list “%1” is not shared with you any more.</source>
        <translation>Die Liste „%1“ ist nicht mehr mit Ihnen geteilt.</translation>
    </message>
    <message>
        <source>%1 deleted the shared list “%2”.</source>
        <translation>%1 hat die geteilte Liste „%2“ gelöscht.</translation>
    </message>
    <message>
        <source>%1 does not share “%2” with you any more.</source>
        <translation>%1 teilt „%2“ nicht mehr mit Ihnen.</translation>
    </message>
    <message>
        <source>%1 is your list now.</source>
        <translation>%1 gehört jetzt Ihnen.</translation>
    </message>
    <message>
        <source>You may change %1 now.</source>
        <translation>Sie dürfen %1 jetzt ändern.</translation>
    </message>
    <message>
        <source>From now on you may only look at %1.</source>
        <translation>Ab jetzt dürfen Sie %1 nur noch ansehen.</translation>
    </message>
    <message>
        <source>Whoever has this link may change the list. It holds until %1.</source>
        <translation>Wer diesen Link hat, darf die Liste ändern. Er gilt bis %1.</translation>
    </message>
    <message>
        <source>Whoever has this link may look at the list. It holds until %1.</source>
        <translation>Wer diesen Link hat, darf die Liste ansehen. Er gilt bis %1.</translation>
    </message>
    <message>
        <source>You buy this one</source>
        <translation>Sie kaufen dieses</translation>
    </message>
    <message>
        <source>Somebody buys this one</source>
        <translation>Jemand kauft dieses</translation>
    </message>
    <message>
        <source>%1 buys this one</source>
        <translation>%1 kauft dieses</translation>
    </message>
    <message>
        <source>this is you</source>
        <translation>das sind Sie</translation>
    </message>
    <message>
        <source>the list is for them</source>
        <translation>die Liste ist für diese Person</translation>
    </message>
    <message>
        <source>Whoever has the link</source>
        <translation>Wer den Link hat</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>may look, and say what they buy</source>
        <translation>darf sie ansehen und sagen, was er kauft</translation>
    </message>
    <message>
        <source>may change it too</source>
        <translation>darf sie auch ändern</translation>
    </message>
    <message>
        <source>hand the list over</source>
        <translation>bekommt die Liste</translation>
    </message>
    <message>
        <source>nobody: all see who buys what</source>
        <translation>niemanden: alle sehen, wer was kauft</translation>
    </message>
    <message>
        <source>me</source>
        <translation>mich</translation>
    </message>
    <message>
        <source>the list is for you</source>
        <translation>die Liste ist für Sie</translation>
    </message>
    <message>
        <source>Only for %1, who gets a letter with it. It holds until %2.</source>
        <translation>Nur für %1; eine E-Mail damit ist unterwegs. Er gilt bis %2.</translation>
    </message>
    <message>
        <source>Only for %1. No letter goes out from this server: copy the link and send it yourself. It holds until %2.</source>
        <translation>Nur für %1. Dieser Server verschickt keine E-Mail: den Link kopieren und selbst schicken. Er gilt bis %2.</translation>
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
    <name>SheetBought</name>
    <message>
        <source>Bought: %1</source>
        <comment>heading of a sheet: what a book cost</comment>
        <translation>Gekauft: %1</translation>
    </message>
    <message>
        <source>For</source>
        <comment>label of a field: what a book cost</comment>
        <translation>Für</translation>
    </message>
    <message>
        <source>Delivered, in your currency. Empty where you do not know it.</source>
        <comment>hint of the field for what a book cost</comment>
        <translation>Geliefert, in Ihrer Währung. Leer, wenn Sie es nicht wissen.</translation>
    </message>
    <message>
        <source>On</source>
        <comment>label of a field: the day on which a book was bought</comment>
        <translation>Am</translation>
    </message>
    <message>
        <source>Empty both to forget it.</source>
        <comment>in the sheet of what a book cost</comment>
        <translation>Leeren Sie beides, um es zu vergessen.</translation>
    </message>
    <message>
        <source>The book is owned then, and wanted no more.</source>
        <comment>in the sheet of what a book cost</comment>
        <translation>Das Buch gehört Ihnen dann und wird nicht mehr gesucht.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>a button</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>a button: keep what a book cost</comment>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>SheetCompare</name>
    <message>
        <source>Compare</source>
        <comment>heading of a sheet: copies side by side</comment>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Tick two to four copies in the list to see them side by side.</source>
        <comment>the sheet for comparing is empty</comment>
        <translation>Haken Sie in der Liste zwei bis vier Exemplare an, um sie nebeneinander zu sehen.</translation>
    </message>
    <message>
        <source>Untick all</source>
        <comment>a button: compare no copies</comment>
        <translation>Keines mehr</translation>
    </message>
</context>
<context>
    <name>SheetCopy</name>
    <message>
        <source>%1 delivered</source>
        <comment>heading of a sheet: the total of a copy</comment>
        <translation>%1 geliefert</translation>
    </message>
    <message>
        <source>Open seller&apos;s page</source>
        <comment>a button: in the browser</comment>
        <translation>Seite des Verkäufers öffnen</translation>
    </message>
</context>
<context>
    <name>SheetFilters</name>
    <message>
        <source>Leave out</source>
        <comment>heading of the sheet of filters for copies</comment>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>All copies are shown.</source>
        <comment>no filter takes any copy away</comment>
        <translation>Alle Exemplare werden gezeigt.</translation>
    </message>
    <message>
        <source>At most, delivered</source>
        <comment>label of a filter: the highest total</comment>
        <translation>Höchstens, geliefert</translation>
    </message>
    <message>
        <source>Without</source>
        <comment>label of filters: what a copy may not be</comment>
        <translation>Ohne</translation>
    </message>
    <message>
        <source>Without offers that are</source>
        <comment>label of filters: auction, to collect …</comment>
        <translation>Ohne Angebote wie</translation>
    </message>
    <message>
        <source>Only from</source>
        <comment>label of filters: countries</comment>
        <translation>Nur aus</translation>
    </message>
    <message>
        <source>Not from</source>
        <comment>label of filters: sources</comment>
        <translation>Nicht von</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>a button: no filter any more</comment>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>a button: shut the sheet</comment>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>SheetHidden</name>
    <message>
        <source>Hidden copies and sellers</source>
        <comment>heading of a sheet</comment>
        <translation>Ausgeblendete Exemplare und Verkäufer</translation>
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
    <name>SheetPrices</name>
    <message>
        <source>Price history of %1</source>
        <comment>heading of a sheet</comment>
        <translation>Preisverlauf von %1</translation>
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
    <name>SheetSources</name>
    <message>
        <source>What the sources said</source>
        <comment>heading of a sheet</comment>
        <translation>Was die Quellen sagten</translation>
    </message>
    <message>
        <source>Sources in Settings</source>
        <comment>a button</comment>
        <translation>Quellen in den Einstellungen</translation>
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
    <name>ShopEditor</name>
    <message>
        <source>Looking at the shop.</source>
        <translation>Der Laden wird angesehen.</translation>
    </message>
    <message>
        <source>Adding %1.</source>
        <translation>%1 wird hinzugefügt.</translation>
    </message>
    <message>
        <source>That is no address of a shop. It looks like https://www.example.org.</source>
        <translation>Das ist keine Adresse eines Ladens. Sie sieht aus wie https://www.example.org.</translation>
    </message>
    <message>
        <source>No shop of a known kind answers there. Shops with WooCommerce or Shopify, and pages with an own search, can be added.</source>
        <translation>Dort antwortet kein Laden einer bekannten Art. Läden mit WooCommerce oder Shopify und Seiten mit eigener Suche lassen sich hinzufügen.</translation>
    </message>
    <message>
        <source>%1, a shop with %2.</source>
        <comment>the name of a shop, the program it runs on</comment>
        <translation>%1, ein Laden mit %2.</translation>
    </message>
    <message>
        <source>It sends from %1.</source>
        <translation>Er versendet aus: %1.</translation>
    </message>
    <message>
        <source>Nothing of it could be shown beforehand.</source>
        <translation>Nichts davon ließ sich vorab zeigen.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>one of a shop&apos;s goods and its price</extracomment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>ShopPart</name>
    <message>
        <source>Add a shop</source>
        <comment>heading: a shop becomes a source</comment>
        <translation>Einen Laden hinzufügen</translation>
    </message>
    <message>
        <source>Address of the shop</source>
        <comment>label of a field</comment>
        <translation>Adresse des Ladens</translation>
    </message>
    <message>
        <source>Its page is looked at first; nothing is added before you have seen it.</source>
        <comment>hint of the address of a shop</comment>
        <translation>Seine Seite wird zuerst angesehen; hinzugefügt wird nichts, was Sie nicht gesehen haben.</translation>
    </message>
    <message>
        <source>Look at it</source>
        <comment>a button: at the address of a shop</comment>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Add this shop</source>
        <comment>a button: it becomes a source</comment>
        <translation>Diesen Laden hinzufügen</translation>
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
    <name>SnoozeMenu</name>
    <message>
        <source>Until tomorrow</source>
        <comment>put off something of the morning post</comment>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>Until the weekend</source>
        <comment>put off something of the morning post</comment>
        <translation>Bis zum Wochenende</translation>
    </message>
    <message>
        <source>Until it is cheaper</source>
        <comment>put off something of the morning post</comment>
        <translation>Bis es billiger wird</translation>
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
    <name>SourceKey</name>
    <message>
        <source>Key for %1</source>
        <comment>label of a field: a reader&apos;s key for a source</comment>
        <translation>Schlüssel für %1</translation>
    </message>
    <message>
        <source>There is one; it is never shown.</source>
        <comment>about a secret</comment>
        <translation>Es gibt einen; er wird nie gezeigt.</translation>
    </message>
    <message>
        <source>Keep the key</source>
        <comment>a button</comment>
        <translation>Schlüssel behalten</translation>
    </message>
    <message>
        <source>Send the key of this computer again</source>
        <comment>a button: the server lost it</comment>
        <translation>Schlüssel dieses Rechners neu senden</translation>
    </message>
    <message>
        <source>Take the key away</source>
        <comment>a button</comment>
        <translation>Schlüssel entfernen</translation>
    </message>
</context>
<context>
    <name>SourceLine</name>
    <message>
        <source>%1: %2 %3</source>
        <comment>a source: its state, and why</comment>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>source · state</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>SourceSetting</name>
    <message>
        <source>sample</source>
        <comment>a mark on made-up copies and prices</comment>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Ask %1</source>
        <comment>a switch: a source is asked</comment>
        <translation>%1 fragen</translation>
    </message>
    <message>
        <source>Remove this shop</source>
        <comment>a button: it is a source no more</comment>
        <translation>Diesen Laden entfernen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <comment>a button: a shop is a source no more</comment>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>SourceWords</name>
    <message>
        <source>The key for %1 cannot be opened any more. Enter it once more in Settings.</source>
        <translation>Der Schlüssel für %1 lässt sich nicht mehr öffnen. Geben Sie ihn in den Einstellungen noch einmal ein.</translation>
    </message>
    <message>
        <source>%1 asks programs to stay away from these pages (robots.txt).</source>
        <translation>%1 bittet Programme, diesen Seiten fernzubleiben (robots.txt).</translation>
    </message>
    <message>
        <source>%1 shows a page that keeps programs out. Look there in the browser.</source>
        <translation>%1 zeigt eine Seite, die Programme fernhält. Sehen Sie im Browser nach.</translation>
    </message>
    <message>
        <source>%1 sent us to an address that is not followed.</source>
        <translation>%1 schickte uns zu einer Adresse, der nicht gefolgt wird.</translation>
    </message>
    <message>
        <source>%1 does not take the key. Look at it in Settings.</source>
        <translation>%1 nimmt den Schlüssel nicht an. Prüfen Sie ihn in den Einstellungen.</translation>
    </message>
    <message>
        <source>%1 did not let us in.</source>
        <translation>%1 hat uns nicht eingelassen.</translation>
    </message>
    <message>
        <source>The questions that %1 allows are used up for now.</source>
        <translation>Die Fragen, die %1 erlaubt, sind vorerst verbraucht.</translation>
    </message>
    <message>
        <source>%1 asks us to wait (too many questions).</source>
        <translation>%1 bittet uns zu warten (zu viele Fragen).</translation>
    </message>
    <message>
        <source>%1 sent more than can be taken.</source>
        <translation>%1 hat mehr geschickt, als sich annehmen lässt.</translation>
    </message>
    <message>
        <source>The page of %1 says nothing that a program can read about its books.</source>
        <translation>Die Seite von %1 sagt über ihre Bücher nichts, was ein Programm lesen kann.</translation>
    </message>
    <message>
        <source>%1 answered in a way that cannot be read.</source>
        <translation>%1 hat auf eine Weise geantwortet, die sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>%1 left out some of what we asked; what does not fit was taken away here.</source>
        <translation>%1 hat einen Teil der Frage übergangen; was nicht passt, ist hier weggenommen.</translation>
    </message>
    <message>
        <source>Some rows of %1 could not be read and are not shown.</source>
        <translation>Einige Zeilen von %1 ließen sich nicht lesen und fehlen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has more; its first %n copies are shown.</source>
        <translation>
            <numerusform>%1 hat mehr; das erste Exemplar wird gezeigt.</numerusform>
            <numerusform>%1 hat mehr; die ersten %n Exemplare werden gezeigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 broke off; its first %n copies are shown.</source>
        <translation>
            <numerusform>%1 brach ab; das erste Exemplar wird gezeigt.</numerusform>
            <numerusform>%1 brach ab; die ersten %n Exemplare werden gezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 did not answer (timed out).</source>
        <translation>%1 hat nicht geantwortet (Zeit abgelaufen).</translation>
    </message>
    <message>
        <source>%1 does not say whether programs may look (no robots.txt came).</source>
        <translation>%1 sagt nicht, ob Programme schauen dürfen (es kam keine robots.txt).</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>%1 has trouble of its own.</source>
        <translation>%1 hat selbst Schwierigkeiten.</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message numerus="yes">
        <source>cut at %n</source>
        <translation>
            <numerusform>nach %n abgeschnitten</numerusform>
            <numerusform>nach %n abgeschnitten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n Exemplar</numerusform>
            <numerusform>%n Exemplare</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can only be asked by an ISBN.</source>
        <translation>%1 lässt sich nur mit einer ISBN fragen.</translation>
    </message>
    <message>
        <source>from yesterday</source>
        <translation>von gestern</translation>
    </message>
    <message>
        <source>Older than %1 wants its copies shown as new.</source>
        <translation>Älter, als %1 es für neue Exemplare erlaubt.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>needs a key of yours</source>
        <translation>braucht einen Schlüssel von Ihnen</translation>
    </message>
    <message>
        <source>%1 answers only with a key of your own; enter it in Settings.</source>
        <translation>%1 antwortet nur mit einem eigenen Schlüssel; geben Sie ihn in den Einstellungen ein.</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>sucht</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message numerus="yes">
        <source>Its %n copies are from before.</source>
        <translation>
            <numerusform>Das %n Exemplar ist von vorher.</numerusform>
            <numerusform>Die %n Exemplare sind von vorher.</numerusform>
        </translation>
    </message>
    <message>
        <source>again at %1</source>
        <translation>wieder um %1</translation>
    </message>
    <message>
        <source>heard %1</source>
        <comment>when copies of a source were heard: 2 h ago</comment>
        <translation>gehört %1</translation>
    </message>
</context>
<context>
    <name>SourcesModel</name>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>needs a key of yours</source>
        <translation>braucht einen Schlüssel von Ihnen</translation>
    </message>
    <message>
        <source>is left alone until %1</source>
        <translation>wird bis %1 in Ruhe gelassen</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht gefragt</translation>
    </message>
    <message>
        <source>did not let us in, %1</source>
        <translation>hat uns nicht eingelassen, %1</translation>
    </message>
    <message>
        <source>asked us to wait, %1</source>
        <translation>bat uns zu warten, %1</translation>
    </message>
    <message>
        <source>did not answer well, %1</source>
        <translation>hat nicht gut geantwortet, %1</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>antwortete %1</translation>
    </message>
    <message>
        <source>%1 is asked from now on.</source>
        <translation>%1 wird ab jetzt gefragt.</translation>
    </message>
    <message>
        <source>ask %1</source>
        <translation>%1 fragen</translation>
    </message>
    <message>
        <source>ask %1 no more</source>
        <translation>%1 nicht mehr fragen</translation>
    </message>
    <message>
        <source>%1 is not asked.</source>
        <translation>%1 wird nicht gefragt.</translation>
    </message>
    <message>
        <source>The key for %1 is gone.</source>
        <translation>Der Schlüssel für %1 ist weg.</translation>
    </message>
    <message>
        <source>The key for %1 is kept.</source>
        <translation>Der Schlüssel für %1 ist aufgehoben.</translation>
    </message>
    <message>
        <source>%1 is a source no more.</source>
        <translation>%1 ist keine Quelle mehr.</translation>
    </message>
    <message>
        <source>Asking the server for its sources.</source>
        <translation>Der Server wird nach seinen Quellen gefragt.</translation>
    </message>
    <message>
        <source>The server keeps keys sealed in its data folder; the file that opens them lies beside them and only its own user may read it.</source>
        <translation>Der Server hält Schlüssel versiegelt in seinem Datenordner; die Datei, die sie öffnet, liegt daneben, und nur sein eigener Benutzer darf sie lesen.</translation>
    </message>
    <message>
        <source>The server does not say how it keeps keys.</source>
        <translation>Der Server sagt nicht, wie er Schlüssel aufhebt.</translation>
    </message>
    <message>
        <source>This computer keeps a copy in the keyring of the system.</source>
        <translation>Dieser Rechner hält eine Kopie im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>The keyring of this computer does not answer; it may be locked. Which keys it keeps is not known until it does.</source>
        <translation>Der Schlüsselbund dieses Rechners antwortet nicht; vielleicht ist er gesperrt. Welche Schlüssel er verwahrt, ist bis dahin nicht bekannt.</translation>
    </message>
    <message>
        <source>No keyring answers, so this computer keeps a copy in a file that only you may read.</source>
        <translation>Kein Schlüsselbund antwortet, darum hält dieser Rechner eine Kopie in einer Datei, die nur Sie lesen dürfen.</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <translation>%1, %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n searches wait</source>
        <translation>
            <numerusform>%n Suche wartet</numerusform>
            <numerusform>%n Suchen warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refreshes are planned</source>
        <translation>
            <numerusform>%n Auffrischung ist geplant</numerusform>
            <numerusform>%n Auffrischungen sind geplant</numerusform>
        </translation>
    </message>
    <message>
        <source>remove %1 from the sources</source>
        <translation>%1 aus den Quellen entfernen</translation>
    </message>
    <message>
        <source>%1 is a source again. Its key is not kept any more: please give it again.</source>
        <translation>%1 ist wieder eine Quelle. Ihr Schlüssel ist nicht mehr da: bitte noch einmal eingeben.</translation>
    </message>
    <message>
        <source>%1 is a source again.</source>
        <translation>%1 ist wieder eine Quelle.</translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message>
        <source>Sources</source>
        <comment>name of a page</comment>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Try again</source>
        <comment>a button: ask the server once more</comment>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Who is asked</source>
        <comment>heading over the list of sources</comment>
        <translation>Wer gefragt wird</translation>
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
    <message>
        <source>Yes</source>
        <comment>a button on a strip: the book was bought</comment>
        <translation>Ja</translation>
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
        <source>This computer&apos;s disk is full</source>
        <translation>Die Platte dieses Computers ist voll</translation>
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
    <message>
        <source>Endpaper is open twice with these books. Both windows can be used; the other one does the sending for both.</source>
        <translation>Endpaper ist zweimal mit diesen Büchern offen. Beide Fenster lassen sich benutzen; das andere sendet für beide.</translation>
    </message>
    <message numerus="yes">
        <source>The server did not take %n change(s). Which and why stands under Account and sync.</source>
        <translation>
            <numerusform>Der Server hat %n Änderung nicht angenommen. Welche und warum, steht unter Konto und Abgleich.</numerusform>
            <numerusform>Der Server hat %n Änderungen nicht angenommen. Welche und warum, steht unter Konto und Abgleich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Warten auf den Server</translation>
    </message>
    <message>
        <source>Not exchanged: see Account and sync</source>
        <translation>Kein Abgleich: siehe Konto und Abgleich</translation>
    </message>
    <message>
        <source>This network wants a sign-in first: open any page in the browser. Your changes are saved here.</source>
        <translation>Dieses Netz verlangt erst eine Anmeldung: eine beliebige Seite im Browser öffnen. Die Änderungen sind hier gespeichert.</translation>
    </message>
    <message>
        <source>The server answers, but takes nothing now: it is busy or its disk is full. Your changes are saved here.</source>
        <translation>Der Server antwortet, nimmt aber gerade nichts an: Er ist ausgelastet oder seine Platte ist voll. Die Änderungen sind hier gespeichert.</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full, so that nothing new is fetched. Your changes are saved and sent; make room for the rest.</source>
        <translation>Die Platte dieses Computers ist voll, darum wird nichts Neues geholt. Die Änderungen sind gespeichert und werden gesendet; für den Rest braucht es Platz.</translation>
    </message>
    <message>
        <source>The server asks us to wait a little. Your changes are saved here.</source>
        <translation>Der Server bittet um etwas Geduld. Die Änderungen sind hier gespeichert.</translation>
    </message>
    <message>
        <source>The server takes less at once than we have to send. Your changes are saved here.</source>
        <translation>Der Server nimmt auf einmal weniger an, als zu senden ist. Die Änderungen sind hier gespeichert.</translation>
    </message>
    <message>
        <source>The server takes no more devices of this account. Sign out on one that you no longer use. Your changes are saved here.</source>
        <translation>Der Server nimmt kein weiteres Gerät dieses Kontos an. Ein nicht mehr benutztes abmelden, dann geht es weiter. Die Änderungen sind hier gespeichert.</translation>
    </message>
    <message>
        <source>The server shows another certificate than the one you compared, so nothing is sent. If it is new, sign out and in again. Your changes are saved here.</source>
        <translation>Der Server zeigt ein anderes Zertifikat als das verglichene, daher wird nichts gesendet. Ist es neu: abmelden und wieder anmelden. Die Änderungen sind hier gespeichert.</translation>
    </message>
    <message>
        <source>The server wants a newer Endpaper. Your changes are saved here until you have it.</source>
        <translation>Der Server verlangt ein neueres Endpaper. Bis dahin sind die Änderungen hier gespeichert.</translation>
    </message>
    <message>
        <source>The server gives an answer that we do not understand. Your changes are saved here.</source>
        <translation>Der Server antwortet unverständlich. Die Änderungen sind hier gespeichert.</translation>
    </message>
    <message>
        <source>We try again at %1.</source>
        <translation>Nächster Versuch um %1.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Der Server antwortet nicht.</translation>
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
    <name>TrashModel</name>
    <message>
        <source>bring back %1</source>
        <translation>%1 zurückholen</translation>
    </message>
    <message>
        <source>Brought back %1.</source>
        <translation>%1 zurückgeholt.</translation>
    </message>
    <message>
        <source>Only the last %1 are shown.</source>
        <translation>Nur die letzten %1 sind zu sehen.</translation>
    </message>
    <message>
        <source>List with %1</source>
        <translation>Liste mit %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>the list that a deleted book stood on</comment>
        <translation>von %1</translation>
    </message>
</context>
<context>
    <name>TrashPage</name>
    <message>
        <source>Recently removed</source>
        <comment>name of a page: what was deleted</comment>
        <translation>Zuletzt entfernt</translation>
    </message>
    <message>
        <source>Kept for 90 days</source>
        <comment>how long what was deleted can be brought back</comment>
        <translation>90 Tage aufbewahrt</translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <comment>the page of what was deleted is empty</comment>
        <translation>Nichts wurde entfernt.</translation>
    </message>
    <message>
        <source>Books and lists that you remove stand here for 90 days and can be brought back.</source>
        <comment>the page of what was deleted is empty</comment>
        <translation>Entfernte Bücher und Listen stehen hier 90 Tage und lassen sich zurückholen.</translation>
    </message>
</context>
<context>
    <name>TrashRow</name>
    <message>
        <source>Bring back</source>
        <comment>a button: something deleted</comment>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Bring back %1</source>
        <comment>a button: something deleted</comment>
        <translation>%1 zurückholen</translation>
    </message>
</context>
<context>
    <name>WebhookPart</name>
    <message>
        <source>Webhook</source>
        <comment>label of a field: an address that is called</comment>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Called with each alert, signed with the secret. Empty: none.</source>
        <comment>hint of the webhook</comment>
        <translation>Wird mit jeder Meldung aufgerufen, mit dem Geheimnis unterschrieben. Leer: keiner.</translation>
    </message>
    <message>
        <source>Secret of the webhook</source>
        <comment>label of a field</comment>
        <translation>Geheimnis des Webhooks</translation>
    </message>
    <message>
        <source>There is one; it is never shown.</source>
        <comment>about a secret</comment>
        <translation>Es gibt einen; er wird nie gezeigt.</translation>
    </message>
    <message>
        <source>16 letters or more. Empty: one is made.</source>
        <comment>hint of a secret</comment>
        <translation>16 Zeichen oder mehr. Leer: Es wird eines gemacht.</translation>
    </message>
    <message>
        <source>Keep the webhook</source>
        <comment>a button</comment>
        <translation>Webhook behalten</translation>
    </message>
    <message>
        <source>The secret that was made, shown this once: %1</source>
        <comment>about the secret of a webhook</comment>
        <translation>Das Geheimnis, das gemacht wurde, nur dieses Mal gezeigt: %1</translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <comment>a button: of the webhook</comment>
        <translation>Geheimnis kopieren</translation>
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
    <message>
        <source>I buy this one</source>
        <comment>a button on a book of a shared list</comment>
        <translation>Ich kaufe dieses</translation>
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
        <translation>Ihre Importe</translation>
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
        <source>Known to the catalogue.</source>
        <comment>how a pasted link led to this book</comment>
        <translation>Dem Katalog bekannt.</translation>
    </message>
    <message>
        <source>Known from your own import.</source>
        <comment>how a pasted link led to this book</comment>
        <translation>Aus Ihrem eigenen Import bekannt.</translation>
    </message>
    <message>
        <source>Found by the words of the link: check that it is the right book.</source>
        <comment>how a pasted link led to this book</comment>
        <translation>Nach den Worten im Link gefunden: Prüfen Sie, ob es das richtige Buch ist.</translation>
    </message>
    <message>
        <source>Found by its number at %1.</source>
        <extracomment>how a pasted link led to this book; %1 is a library's name</extracomment>
        <translation>Anhand seiner Nummer bei %1 gefunden.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <extracomment>the end of a list of names: &quot;a, b&quot; and &quot;c&quot;</extracomment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>auction</source>
        <translation>Auktion</translation>
    </message>
    <message>
        <source>price “from”</source>
        <translation>Preis „ab“</translation>
    </message>
    <message>
        <source>given away</source>
        <translation>zu verschenken</translation>
    </message>
    <message>
        <source>to collect</source>
        <translation>zum Abholen</translation>
    </message>
    <message>
        <source>another edition</source>
        <translation>eine andere Ausgabe</translation>
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
        <source>Save the list as a file</source>
        <translation>Liste als Datei speichern</translation>
    </message>
    <message>
        <source>Share list</source>
        <translation>Liste teilen</translation>
    </message>
    <message>
        <source>I buy this one</source>
        <translation>Ich kaufe dieses</translation>
    </message>
    <message>
        <source>Price history</source>
        <translation>Preisverlauf</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>How you are told</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Recently removed</source>
        <translation>Zuletzt entfernt</translation>
    </message>
</context>
<context>
    <name>endpaper::viewmodel::OutboxWords::OutboxWords</name>
    <message>
        <source>A detail</source>
        <translation>Eine Angabe</translation>
    </message>
    <message>
        <source>The server does not know what to do with it.</source>
        <translation>Der Server kann damit nichts anfangen.</translation>
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
