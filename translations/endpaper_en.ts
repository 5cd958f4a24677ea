<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AccountEditor</name>
    <message numerus="yes">
        <source>%n change(s) never reached the server. They will be lost.</source>
        <translation>
            <numerusform>%n change never reached the server. It will be lost.</numerusform>
            <numerusform>%n changes never reached the server. They will be lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n list(s)</source>
        <translation>
            <numerusform>%n list</numerusform>
            <numerusform>%n lists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of another account were never sent. They are kept here and go when it signs in again.</source>
        <translation>
            <numerusform>%n change of another account was never sent. It is kept here and goes when that signs in again.</numerusform>
            <numerusform>%n changes of another account were never sent. They are kept here and go when that signs in again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of %1 were never sent. They are kept here and go when that account signs in again.</source>
        <translation>
            <numerusform>%n change of %1 was never sent. It is kept here and goes when that account signs in again.</numerusform>
            <numerusform>%n changes of %1 were never sent. They are kept here and go when that account signs in again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BookCopies</name>
    <message numerus="yes">
        <source>All %n copies</source>
        <comment>a button in the pane of a book</comment>
        <translation>
            <numerusform>The one copy</numerusform>
            <numerusform>All %n copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BookEditor</name>
    <message numerus="yes">
        <source>%n near you</source>
        <translation>
            <numerusform>%n near you</numerusform>
            <numerusform>%n near you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BookshopsModel</name>
    <message numerus="yes">
        <source>No bookshop or bookcase is known within %n km.</source>
        <translation>
            <numerusform>No bookshop or bookcase is known within %n km.</numerusform>
            <numerusform>No bookshop or bookcase is known within %n km.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CollectEditor</name>
    <message numerus="yes">
        <source>Copies to collect are looked for up to %n km.</source>
        <translation>
            <numerusform>Copies to collect are looked for up to %n km.</numerusform>
            <numerusform>Copies to collect are looked for up to %n km.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to %n km</source>
        <translation>
            <numerusform>Up to %n km</numerusform>
            <numerusform>Up to %n km</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopiesModel</name>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n sources</source>
        <translation>
            <numerusform>from %n source</numerusform>
            <numerusform>from %n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still looking</source>
        <translation>
            <numerusform>%n still looking</numerusform>
            <numerusform>%n still looking</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in lesser condition</source>
        <translation>
            <numerusform>%n in lesser condition</numerusform>
            <numerusform>%n in lesser condition</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new copies</source>
        <translation>
            <numerusform>%n new copy</numerusform>
            <numerusform>%n new copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies can be compared at once.</source>
        <translation>
            <numerusform>%n copy can be compared at once.</numerusform>
            <numerusform>%n copies can be compared at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyCompare</name>
    <message numerus="yes">
        <source>%n to compare</source>
        <translation>
            <numerusform>%n to compare</numerusform>
            <numerusform>%n to compare</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyDetails</name>
    <message numerus="yes">
        <source>%n days old</source>
        <translation>
            <numerusform>%n day old</numerusform>
            <numerusform>%n days old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months old</source>
        <translation>
            <numerusform>%n month old</numerusform>
            <numerusform>%n months old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same copy is listed in %n places more. The cheapest stands for all.</source>
        <translation>
            <numerusform>The same copy is listed in %n place more. The cheapest stands for all.</numerusform>
            <numerusform>The same copy is listed in %n places more. The cheapest stands for all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyFilters</name>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n copies</source>
        <translation>
            <numerusform>%1 of %n copy</numerusform>
            <numerusform>%1 of %n copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoversView</name>
    <message numerus="yes">
        <source>Books as covers, %n</source>
        <comment>name of the wall of covers</comment>
        <translation>
            <numerusform>Books as covers, %n</numerusform>
            <numerusform>Books as covers, %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DesktopAlerts</name>
    <message numerus="yes">
        <source>Morning post: %n books</source>
        <translation>
            <numerusform>Morning post: %n book</numerusform>
            <numerusform>Morning post: %n books</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditionsModel</name>
    <message numerus="yes">
        <source>%1 of %n editions will do.</source>
        <translation>
            <numerusform>%1 of %n edition will do.</numerusform>
            <numerusform>%1 of %n editions will do.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupedCovers</name>
    <message numerus="yes">
        <source>Books as covers, %n</source>
        <comment>name of the wall of covers</comment>
        <translation>
            <numerusform>Books as covers, %n</numerusform>
            <numerusform>Books as covers, %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportEditor</name>
    <message numerus="yes">
        <source>%n book(s) are in.</source>
        <translation>
            <numerusform>%n book is in.</numerusform>
            <numerusform>%n books are in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were on your lists before.</source>
        <translation>
            <numerusform>%n was on your lists before.</numerusform>
            <numerusform>%n were on your lists before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need a look.</source>
        <translation>
            <numerusform>%n needs a look.</numerusform>
            <numerusform>%n need a look.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read.</source>
        <translation>
            <numerusform>%n could not be read.</numerusform>
            <numerusform>%n could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to %1.</source>
        <translation>
            <numerusform>%n row written to %1.</numerusform>
            <numerusform>%n rows written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReview</name>
    <message numerus="yes">
        <source>%n row(s) of the file</source>
        <comment>name of the list of a heap</comment>
        <translation>
            <numerusform>%n row of the file</numerusform>
            <numerusform>%n rows of the file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message numerus="yes">
        <source>%n with a copy for sale</source>
        <translation>
            <numerusform>%n with a copy for sale</numerusform>
            <numerusform>%n with a copy for sale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n under your price</source>
        <translation>
            <numerusform>%n under your price</numerusform>
            <numerusform>%n under your price</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n book(s) written to %1.</source>
        <translation>
            <numerusform>%n book written to %1.</numerusform>
            <numerusform>%n books written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListedView</name>
    <message numerus="yes">
        <source>Books as a list, %n</source>
        <comment>name of the list of books</comment>
        <translation>
            <numerusform>Books as a list, %n</numerusform>
            <numerusform>Books as a list, %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NearbyModel</name>
    <message numerus="yes">
        <source>Around %1, about %n km</source>
        <translation>
            <numerusform>Around %1, about %n km</numerusform>
            <numerusform>Around %1, about %n km</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What neighbours see: a square of %n km around %1, the same for everybody in it.</source>
        <translation>
            <numerusform>What neighbours see: a square of %n km around %1, the same for everybody in it.</numerusform>
            <numerusform>What neighbours see: a square of %n km around %1, the same for everybody in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing offered within %n km yet.</source>
        <translation>
            <numerusform>Nothing offered within %n km yet.</numerusform>
            <numerusform>Nothing offered within %n km yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NearbyPage</name>
    <message numerus="yes">
        <source>%n offers near you</source>
        <comment>name of the list</comment>
        <translation>
            <numerusform>%n offer near you</numerusform>
            <numerusform>%n offers near you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfferEditor</name>
    <message numerus="yes">
        <source>a square of %n km around %1</source>
        <translation>
            <numerusform>a square of %n km around %1</numerusform>
            <numerusform>a square of %n km around %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OmniboxModel</name>
    <message numerus="yes">
        <source>Add %n book(s) to %1</source>
        <translation>
            <numerusform>Add %n book to %1</numerusform>
            <numerusform>Add %n books to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostModel</name>
    <message numerus="yes">
        <source>%n put off</source>
        <translation>
            <numerusform>%n put off</numerusform>
            <numerusform>%n put off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostPage</name>
    <message numerus="yes">
        <source>%n unread</source>
        <comment>how many things in the morning post</comment>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PriceHistory</name>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n days since %1</source>
        <translation>
            <numerusform>on %n day since %1</numerusform>
            <numerusform>on %n days since %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailPlace</name>
    <message numerus="yes">
        <source>%1, %n book(s)</source>
        <comment>a list in the rail and how many it holds</comment>
        <translation>
            <numerusform>%1, %n book</numerusform>
            <numerusform>%1, %n books</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsList</name>
    <message numerus="yes">
        <source>%n copies</source>
        <comment>name of the table of copies</comment>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>how many books are selected</comment>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>The server did not take %n change(s). See Account and sync.</source>
        <translation>
            <numerusform>The server did not take %n change. See Account and sync.</numerusform>
            <numerusform>The server did not take %n changes. See Account and sync.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message numerus="yes">
        <source>%1 of %2 questions left in %n min</source>
        <translation>
            <numerusform>%1 of %2 questions left in %n min</numerusform>
            <numerusform>%1 of %2 questions left in %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>shown as new for %n h</source>
        <translation>
            <numerusform>shown as new for %n h</numerusform>
            <numerusform>shown as new for %n h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShareWords</name>
    <message numerus="yes">
        <source>shared with %n other(s)</source>
        <translation>
            <numerusform>shared with %n other</numerusform>
            <numerusform>shared with %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceWords</name>
    <message numerus="yes">
        <source>%1 has more; its first %n copies are shown.</source>
        <translation>
            <numerusform>%1 has more; its first copy is shown.</numerusform>
            <numerusform>%1 has more; its first %n copies are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 broke off; its first %n copies are shown.</source>
        <translation>
            <numerusform>%1 broke off; its first copy is shown.</numerusform>
            <numerusform>%1 broke off; its first %n copies are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>cut at %n</source>
        <translation>
            <numerusform>cut at %n</numerusform>
            <numerusform>cut at %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its %n copies are from before.</source>
        <translation>
            <numerusform>Its %n copy is from before.</numerusform>
            <numerusform>Its %n copies are from before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesModel</name>
    <message numerus="yes">
        <source>%n searches wait</source>
        <translation>
            <numerusform>%n search waits</numerusform>
            <numerusform>%n searches wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refreshes are planned</source>
        <translation>
            <numerusform>%n refresh is planned</numerusform>
            <numerusform>%n refreshes are planned</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPart</name>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <comment>name of the outbox</comment>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncStatus</name>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) refused</source>
        <translation>
            <numerusform>%n change refused</numerusform>
            <numerusform>%n changes refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No network. Saved here; %n change(s) will be sent later.</source>
        <translation>
            <numerusform>No network. Saved here; %n change will be sent later.</numerusform>
            <numerusform>No network. Saved here; %n changes will be sent later.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server did not take %n change(s). Which and why stands under Account and sync.</source>
        <translation>
            <numerusform>The server did not take %n change. Which and why stands under Account and sync.</numerusform>
            <numerusform>The server did not take %n changes. Which and why stands under Account and sync.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message numerus="yes">
        <source>Books as a table, %n</source>
        <comment>name of the table of books</comment>
        <translation>
            <numerusform>Books as a table, %n</numerusform>
            <numerusform>Books as a table, %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WishlistModel</name>
    <message numerus="yes">
        <source>%n near you</source>
        <translation>
            <numerusform>%n near you</numerusform>
            <numerusform>%n near you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n book(s)</source>
        <translation>
            <numerusform>%n book</numerusform>
            <numerusform>%n books</numerusform>
        </translation>
    </message>
</context>
</TS>
