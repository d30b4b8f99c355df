<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Gigastyle</source>
        <translation>Über Gigastyle</translation>
    </message>
    <message>
        <source>What Gigastyle builds on</source>
        <translation>Worauf Gigastyle aufbaut</translation>
    </message>
    <message>
        <source>Licence and attributions</source>
        <translation>Lizenz und Urheber</translation>
    </message>
    <message>
        <source>Repaint photographs in the style of any picture, at any size.
Free software under the MIT licence. It builds on the following work, each under its own terms:</source>
        <translation>Fotos im Stil eines beliebigen Bildes neu malen, in jeder Größe.
Freie Software unter der MIT-Lizenz. Sie baut auf den folgenden Arbeiten auf, die jeweils eigenen Bedingungen unterliegen:</translation>
    </message>
    <message>
        <source>Terms: {terms}</source>
        <translation>Bedingungen: {terms}</translation>
    </message>
</context>
<context>
    <name>Attributions</name>
    <message>
        <source>Sample photographs</source>
        <translation>Beispielfotos</translation>
    </message>
    <message>
        <source>public domain and CC0</source>
        <translation>gemeinfrei und CC0</translation>
    </message>
    <message>
        <source>see its own documentation</source>
        <translation>siehe die eigene Dokumentation</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>Something went wrong in the program itself ({fault}).</source>
        <translation>Im Programm selbst ging etwas schief ({fault}).</translation>
    </message>
</context>
<context>
    <name>BinEmptying</name>
    <message>
        <source>The bin is empty; {size} are free again</source>
        <translation>Der Papierkorb ist leer; {size} sind wieder frei</translation>
    </message>
    <message>
        <source>The bin is empty already</source>
        <translation>Der Papierkorb ist schon leer</translation>
    </message>
    <message>
        <source>Empty the bin</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message>
        <source>Remove what is in the bin for good?</source>
        <translation>Inhalt des Papierkorbs endgültig entfernen?</translation>
    </message>
    <message>
        <source>Deleted runs and bundles: {count}, together {size}. Nothing brings them back afterwards.</source>
        <translation>Gelöschte Läufe und Pakete: {count}, zusammen {size}. Danach lassen sie sich nicht mehr zurückholen.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>BundleChoices</name>
    <message>
        <source>The bundle “{bundle}” was not made for {method}; pick another bundle to use it.</source>
        <translation>Das Paket „{bundle}“ ist nicht für {method} gemacht; dafür ein anderes Paket wählen.</translation>
    </message>
    <message>
        <source>WCT</source>
        <translation>WCT</translation>
    </message>
    <message>
        <source>AdaIN</source>
        <translation>AdaIN</translation>
    </message>
    <message>
        <source>Optimal transport</source>
        <translation>Optimaler Transport</translation>
    </message>
    <message>
        <source>Whitening and colouring: takes over how the style&apos;s colours and textures go together.</source>
        <translation>Whitening und Coloring: übernimmt, wie Farben und Texturen des Stils zusammenspielen.</translation>
    </message>
    <message>
        <source>Adaptive instance normalisation: matches mean and spread only; gentle and steady.</source>
        <translation>Adaptive Instanznormalisierung: gleicht nur Mittelwert und Streuung an; sanft und stabil.</translation>
    </message>
    <message>
        <source>The same textures as WCT with the least change to the photo.</source>
        <translation>Die gleichen Texturen wie WCT bei geringster Veränderung des Fotos.</translation>
    </message>
    <message>
        <source>This bundle has no decoders: it serves as a teacher and cannot paint.</source>
        <translation>Dieses Paket hat keine Decoder: Es dient als Lehrer und kann nicht malen.</translation>
    </message>
    <message>
        <source>“{name}” is not among the installed bundles.</source>
        <translation>„{name}“ gehört nicht zu den installierten Paketen.</translation>
    </message>
</context>
<context>
    <name>BundleDialog</name>
    <message>
        <source>Installed bundles</source>
        <translation>Installierte Pakete</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Export as zip…</source>
        <translation>Als Zip exportieren…</translation>
    </message>
    <message>
        <source>Copy to folder…</source>
        <translation>In Ordner kopieren…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Paint with it</source>
        <translation>Damit malen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>comes with Gigastyle</source>
        <translation>mit Gigastyle geliefert</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>eigenes</translation>
    </message>
    <message>
        <source>Bundles that come with Gigastyle stay.</source>
        <translation>Mit Gigastyle gelieferte Pakete bleiben erhalten.</translation>
    </message>
    <message>
        <source>“{name}” is installed</source>
        <translation>„{name}“ ist installiert</translation>
    </message>
    <message>
        <source>“{name}” is sound: every file is as its manifest says</source>
        <translation>„{name}“ ist in Ordnung: Jede Datei entspricht dem Manifest</translation>
    </message>
    <message>
        <source>“{name}” is damaged:</source>
        <translation>„{name}“ ist beschädigt:</translation>
    </message>
    <message>
        <source>Export the bundle</source>
        <translation>Paket exportieren</translation>
    </message>
    <message>
        <source>Copy the bundle into …</source>
        <translation>Paket kopieren nach …</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>Exportiert nach {path}</translation>
    </message>
    <message>
        <source>“{name}” is in the bin</source>
        <translation>„{name}“ liegt im Papierkorb</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>BundlePart</name>
    <message>
        <source>Bundle</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Method {name}</source>
        <translation>Verfahren {name}</translation>
    </message>
</context>
<context>
    <name>Bundles</name>
    <message>
        <source>teacher only</source>
        <translation>nur Lehrer</translation>
    </message>
    <message>
        <source>{parameters} parameters · {megabytes} MB · {work} GMAC/MP</source>
        <translation>{parameters} Parameter · {megabytes} MB · {work} GMAC/MP</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Paints with</source>
        <translation>Malt mit</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Lehrer</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Built on</source>
        <translation>Aufgebaut auf</translation>
    </message>
    <message>
        <source>SSIM {value}</source>
        <translation>SSIM {value}</translation>
    </message>
    <message>
        <source>distance from the style {style}, from the photo {photo} times that of {other}</source>
        <translation>Abstand zum Stil {style}-mal, zum Foto {photo}-mal so groß wie bei {other}</translation>
    </message>
    <message>
        <source>style distance {value} times that of {other}</source>
        <translation>Stilabstand {value}-mal so groß wie bei {other}</translation>
    </message>
    <message>
        <source>The bundle needs an id.</source>
        <translation>Das Paket braucht eine Kennung.</translation>
    </message>
    <message>
        <source>“{name}” is installed already; choose another id.</source>
        <translation>„{name}“ ist bereits installiert; eine andere Kennung wählen.</translation>
    </message>
    <message>
        <source>An id has small letters a–z, digits and hyphens only, such as “half-width”.</source>
        <translation>Eine Kennung besteht nur aus Kleinbuchstaben a–z, Ziffern und Bindestrichen, etwa „halbe-breite“.</translation>
    </message>
</context>
<context>
    <name>CanvasViewer</name>
    <message>
        <source>Picture viewer</source>
        <translation>Bildansicht</translation>
    </message>
    <message>
        <source>Plus and minus zoom, arrows move the picture, Shift and arrows the divider, O shows the original</source>
        <translation>Plus und Minus zoomen, Pfeiltasten verschieben das Bild, Umschalt mit Pfeiltasten die Trennlinie, O zeigt das Original</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Stylized</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>CloseUp</name>
    <message>
        <source>{width} × {height} px at full size in {seconds} s</source>
        <translation>{width} × {height} px in voller Größe in {seconds} s</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Render</source>
        <translation>&amp;Rendern</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>&amp;Training</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Open photos…</source>
        <translation>Fotos ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open a &amp;folder…</source>
        <translation>Ord&amp;ner öffnen…</translation>
    </message>
    <message>
        <source>Add st&amp;yle pictures…</source>
        <translation>St&amp;ilbilder hinzufügen…</translation>
    </message>
    <message>
        <source>Open &amp;recipe…</source>
        <translation>Re&amp;zept öffnen…</translation>
    </message>
    <message>
        <source>&amp;Save recipe…</source>
        <translation>Rezept &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Export &amp;all…</source>
        <translation>&amp;Alle exportieren…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Paste photo</source>
        <translation>Foto &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Copy preview</source>
        <translation>Vorschau &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Stylize</source>
        <translation>&amp;Stilisieren</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Find a style</source>
        <translation>Stil &amp;finden</translation>
    </message>
    <message>
        <source>Before and after, s&amp;plit</source>
        <translation>&amp;Vorher und nachher, geteilt</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <source>&amp;Original only</source>
        <translation>Nur &amp;Original</translation>
    </message>
    <message>
        <source>&amp;Result only</source>
        <translation>Nur &amp;Ergebnis</translation>
    </message>
    <message>
        <source>Fit in the &amp;window</source>
        <translation>Ins Fenster ein&amp;passen</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>Ori&amp;ginalgröße</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ve&amp;rgrößern</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Paint the photo at full size; it goes into the queue</source>
        <translation>Das Foto in voller Größe malen; es kommt in die Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>&amp;Befehlspalette…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Log and report…</source>
        <translation>&amp;Protokoll und Bericht…</translation>
    </message>
    <message>
        <source>&amp;About Gigastyle</source>
        <translation>&amp;Über Gigastyle</translation>
    </message>
</context>
<context>
    <name>ControlsPanel</name>
    <message>
        <source>Bundle</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation>Voreinstellung {name}</translation>
    </message>
    <message>
        <source>Weight of a style</source>
        <translation>Gewicht eines Stils</translation>
    </message>
    <message>
        <source>Take a style out</source>
        <translation>Stil herausnehmen</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Strength of level {level}</source>
        <translation>Stärke der Ebene {level}</translation>
    </message>
    <message>
        <source>Detail of level {level}</source>
        <translation>Details der Ebene {level}</translation>
    </message>
    <message>
        <source>Style size</source>
        <translation>Stilgröße</translation>
    </message>
    <message>
        <source>Result size</source>
        <translation>Ergebnisgröße</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>How far the photo moves towards the style: 0 % leaves it as it is</source>
        <translation>Wie weit sich das Foto dem Stil nähert: 0 % lässt es, wie es ist</translation>
    </message>
    <message>
        <source>How much of the photo&apos;s own detail stays under the paint: 0 % paints over it, 100 % keeps edges as sharp as they are</source>
        <translation>Wie viel von den Details des Fotos unter der Farbe bleibt: 0 % übermalt sie, 100 % lässt Kanten so scharf, wie sie sind</translation>
    </message>
    <message>
        <source>Longer side of the style picture: larger means larger strokes. Automatic: at most {size} px</source>
        <translation>Längere Seite des Stilbildes: größer heißt größere Pinselstriche. Automatisch: höchstens {size} px</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Longer side of the finished picture</source>
        <translation>Längere Seite des fertigen Bildes</translation>
    </message>
    <message>
        <source>As the photo</source>
        <translation>Wie das Foto</translation>
    </message>
</context>
<context>
    <name>CurvesPage</name>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Draw losses by their logarithm, so that large and small ones can be compared</source>
        <translation>Verluste logarithmisch zeichnen, damit sich große und kleine vergleichen lassen</translation>
    </message>
    <message>
        <source>Draw losses on a logarithmic scale</source>
        <translation>Verluste auf logarithmischer Skala zeichnen</translation>
    </message>
    <message>
        <source>Curves begin with the first logged step.</source>
        <translation>Die Kurven beginnen mit dem ersten protokollierten Schritt.</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Open recipe</source>
        <translation>Rezept öffnen</translation>
    </message>
    <message>
        <source>Recipes</source>
        <translation>Rezepte</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Bild verschieben</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Mauszeiger zoomen</translation>
    </message>
    <message>
        <source>Space held</source>
        <translation>Leertaste halten</translation>
    </message>
    <message>
        <source>See the original</source>
        <translation>Original zeigen</translation>
    </message>
    <message>
        <source>Ctrl+click on a style</source>
        <translation>Strg+Klick auf einen Stil</translation>
    </message>
    <message>
        <source>Mix it with the others</source>
        <translation>Mit den anderen mischen</translation>
    </message>
    <message>
        <source>Double-click on a slider</source>
        <translation>Doppelklick auf einen Regler</translation>
    </message>
    <message>
        <source>Set it back</source>
        <translation>Zurücksetzen</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Restore recipe</source>
        <translation>Rezept wiederherstellen</translation>
    </message>
</context>
<context>
    <name>EmptyQueue</name>
    <message>
        <source>Nothing to render yet</source>
        <translation>Noch nichts zu rendern</translation>
    </message>
    <message>
        <source>Open a photo in the Stylize tab, choose a style and press Render.
Drop a folder of photos there to queue them all with one style.</source>
        <translation>Im Reiter „Stilisieren“ ein Foto öffnen, einen Stil wählen und auf „Rendern“ klicken.
Ein dort abgelegter Ordner mit Fotos kommt mit einem gemeinsamen Stil in die Warteschlange.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>No photo yet</source>
        <translation>Noch kein Foto</translation>
    </message>
    <message>
        <source>Drop a photo here</source>
        <translation>Foto hier ablegen</translation>
    </message>
    <message>
        <source>or several, or a folder. Then pick a style on the left.</source>
        <translation>oder mehrere, oder einen Ordner. Danach links einen Stil wählen.</translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation>Foto öffnen…</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Ein Foto öffnen</translation>
    </message>
    <message>
        <source>No photo at hand? Try one of these:</source>
        <translation>Kein Foto zur Hand? Eines von diesen ausprobieren:</translation>
    </message>
    <message>
        <source>Open this sample photo</source>
        <translation>Dieses Beispielfoto öffnen</translation>
    </message>
    <message>
        <source>Sample photo: {name}</source>
        <translation>Beispielfoto: {name}</translation>
    </message>
</context>
<context>
    <name>EstimateBar</name>
    <message>
        <source>Trial of a few steps</source>
        <translation>Probe mit wenigen Schritten</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Erneut messen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the trial</source>
        <translation>Probe abbrechen</translation>
    </message>
    <message>
        <source>Measure how long training takes</source>
        <translation>Messen, wie lange das Training dauert</translation>
    </message>
    <message>
        <source>Choose teacher and pictures first</source>
        <translation>Zuerst Lehrer und Bilder wählen</translation>
    </message>
</context>
<context>
    <name>Estimating</name>
    <message>
        <source>it ended without a result</source>
        <translation>endete ohne Ergebnis</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>As the photo</source>
        <translation>Wie das Foto</translation>
    </message>
    <message>
        <source>8 bits per channel</source>
        <translation>8 Bit pro Kanal</translation>
    </message>
    <message>
        <source>16 bits per channel</source>
        <translation>16 Bit pro Kanal</translation>
    </message>
    <message>
        <source>None: quick to write, large</source>
        <translation>Keine: schnell geschrieben, groß</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Small: slower to write</source>
        <translation>Klein: langsamer geschrieben</translation>
    </message>
    <message>
        <source>From 100 megapixels on</source>
        <translation>Ab 100 Megapixel</translation>
    </message>
    <message>
        <source>Yes: viewers open it at once</source>
        <translation>Ja: Betrachter öffnen es sofort</translation>
    </message>
    <message>
        <source>No: one size only</source>
        <translation>Nein: nur eine Größe</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Quality as a number</source>
        <translation>Qualität als Zahl</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Farbtiefe</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <source>Pyramid</source>
        <translation>Pyramide</translation>
    </message>
    <message>
        <source>Keep the recipe inside the picture</source>
        <translation>Rezept im Bild mitspeichern</translation>
    </message>
    <message>
        <source>Dropping the picture here can then restore every control. Folders are not told.</source>
        <translation>Wird das Bild später hier abgelegt, lassen sich alle Regler wiederherstellen. Ordner werden nicht genannt.</translation>
    </message>
    <message>
        <source>Save the recipe beside it</source>
        <translation>Rezept daneben speichern</translation>
    </message>
    <message>
        <source>Replace the file that is there</source>
        <translation>Vorhandene Datei ersetzen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Export all to</source>
        <translation>Alle exportieren nach</translation>
    </message>
    <message>
        <source>Recipes</source>
        <translation>Rezepte</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>Rezept speichern</translation>
    </message>
    <message>
        <source>The recipe is saved as {name}</source>
        <translation>Das Rezept ist als {name} gespeichert</translation>
    </message>
    <message>
        <source>Open a photo first.</source>
        <translation>Zuerst ein Foto öffnen.</translation>
    </message>
    <message>
        <source>Pick a style first: click one in the gallery.</source>
        <translation>Zuerst einen Stil wählen: in der Galerie anklicken.</translation>
    </message>
</context>
<context>
    <name>FactsBar</name>
    <message>
        <source>How the run stands</source>
        <translation>Stand des Laufs</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Vergangen</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Verbleibend</translation>
    </message>
    <message>
        <source>Best score</source>
        <translation>Beste Wertung</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
</context>
<context>
    <name>FactsView</name>
    <message>
        <source>Facts about the bundle</source>
        <translation>Angaben zum Paket</translation>
    </message>
</context>
<context>
    <name>FailureCard</name>
    <message>
        <source>Why the run ended</source>
        <translation>Warum der Lauf endete</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume the run from its last checkpoint</source>
        <translation>Lauf ab dem letzten Sicherungspunkt fortsetzen</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show the last lines of the run&apos;s log</source>
        <translation>Letzte Zeilen des Protokolls zeigen</translation>
    </message>
    <message>
        <source>The run ended without saying why.</source>
        <translation>Der Lauf endete ohne Angabe eines Grundes.</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>Figures, now and after</source>
        <translation>Werte jetzt und danach</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>after</source>
        <translation>danach</translation>
    </message>
</context>
<context>
    <name>FolderBox</name>
    <message>
        <source>{title}: checked so far</source>
        <translation>{title}: bisher geprüft</translation>
    </message>
    <message>
        <source>{title}: files that cannot be used</source>
        <translation>{title}: unbrauchbare Dateien</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>{title}: choose a folder</source>
        <translation>{title}: Ordner wählen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>{title}: none</source>
        <translation>{title}: keine</translation>
    </message>
    <message>
        <source>Looking into the folder …</source>
        <translation>Ordner wird durchgesehen …</translation>
    </message>
    <message>
        <source>No picture lies directly in this folder.</source>
        <translation>Direkt in diesem Ordner liegt kein Bild.</translation>
    </message>
    <message>
        <source>{done} of {total} pictures checked …</source>
        <translation>{done} von {total} Bildern geprüft …</translation>
    </message>
    <message>
        <source>{good} pictures can be used.</source>
        <translation>{good} Bilder sind brauchbar.</translation>
    </message>
    <message>
        <source>{bad} cannot:</source>
        <translation>{bad} nicht:</translation>
    </message>
    <message>
        <source>That will do for a trial; some hundreds teach better.</source>
        <translation>Das genügt für einen Versuch; einige Hundert lehren besser.</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
</context>
<context>
    <name>GoalPage</name>
    <message>
        <source>Each goal only sets good beginnings: everything can be changed on the next pages.</source>
        <translation>Jedes Ziel setzt nur gute Anfangswerte: Auf den nächsten Seiten lässt sich alles ändern.</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>The same kind of pictures from a bundle that takes less room, to ship or to share.</source>
        <translation>Die gleiche Art Bilder mit einem Paket, das weniger Platz braucht, zum Ausliefern oder Weitergeben.</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Fewer filters in every layer, so that previews and renders take a fraction of the time.</source>
        <translation>Weniger Filter in jeder Schicht, damit Vorschau und Rendern nur einen Bruchteil der Zeit brauchen.</translation>
    </message>
    <message>
        <source>For live preview</source>
        <translation>Für die Live-Vorschau</translation>
    </message>
    <message>
        <source>One small AdaIN pair instead of up to five levels: paler, and quick enough to follow a drag.</source>
        <translation>Ein kleines AdaIN-Paar statt bis zu fünf Ebenen: blasser, aber schnell genug, um einem Regler zu folgen.</translation>
    </message>
    <message>
        <source>For my own pictures</source>
        <translation>Für eigene Bilder</translation>
    </message>
    <message>
        <source>As large as before, but taught with the kind of pictures that you paint and paint with.</source>
        <translation>So groß wie bisher, aber an der Art von Bildern geschult, die gemalt und als Stil verwendet werden.</translation>
    </message>
</context>
<context>
    <name>IdEdit</name>
    <message>
        <source>Title of the new bundle</source>
        <translation>Titel des neuen Pakets</translation>
    </message>
    <message>
        <source>Id of the new bundle</source>
        <translation>Kennung des neuen Pakets</translation>
    </message>
    <message>
        <source>What is wrong with the id</source>
        <translation>Was an der Kennung nicht stimmt</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import a bundle</source>
        <translation>Paket importieren</translation>
    </message>
    <message>
        <source>Folder or file with published weights</source>
        <translation>Ordner oder Datei mit veröffentlichten Gewichten</translation>
    </message>
    <message>
        <source>A folder, or a file such as vgg19.pth</source>
        <translation>Ein Ordner oder eine Datei wie vgg19.pth</translation>
    </message>
    <message>
        <source>Leave out filters that never fire: the same picture, faster</source>
        <translation>Filter weglassen, die nie ansprechen: gleiches Bild, schneller</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Import läuft</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei…</translation>
    </message>
    <message>
        <source>Choose a folder of published weights</source>
        <translation>Ordner mit veröffentlichten Gewichten wählen</translation>
    </message>
    <message>
        <source>Choose a file of published weights</source>
        <translation>Datei mit veröffentlichten Gewichten wählen</translation>
    </message>
    <message>
        <source>Known are: Gigastyle bundles, the Collaborative-Distillation release (kSE.pth, kSD.pth), WCT ports (vgg_normalised_convK_1.pth, feature_invertor_convK_1.pth), pytorch-AdaIN (vgg_normalised.pth, decoder.pth), and torchvision&apos;s vgg19 as a teacher. Code inside such files is never run.</source>
        <translation>Bekannt sind: Gigastyle-Pakete, die Veröffentlichung zu Collaborative Distillation (kSE.pth, kSD.pth), WCT-Portierungen (vgg_normalised_convK_1.pth, feature_invertor_convK_1.pth), pytorch-AdaIN (vgg_normalised.pth, decoder.pth) und vgg19 aus torchvision als Lehrer. Code in solchen Dateien wird nie ausgeführt.</translation>
    </message>
    <message>
        <source>Folder with published weights</source>
        <translation>Ordner mit veröffentlichten Gewichten</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>File with published weights</source>
        <translation>Datei mit veröffentlichten Gewichten</translation>
    </message>
</context>
<context>
    <name>LayersPage</name>
    <message>
        <source>Each row is a layer, time runs to the right. The fuller the colour, the further its weakest filters are on their way out.</source>
        <translation>Jede Zeile ist eine Schicht, die Zeit läuft nach rechts. Je kräftiger die Farbe, desto näher ist der schwächste Filter dem Ausscheiden.</translation>
    </message>
    <message>
        <source>Pruning by layer</source>
        <translation>Ausdünnung nach Schichten</translation>
    </message>
    <message>
        <source>Nothing is pruned in this run, or not yet.</source>
        <translation>In diesem Lauf wird nichts ausgedünnt, oder noch nichts.</translation>
    </message>
</context>
<context>
    <name>LeftOver</name>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on with the unfinished renders</source>
        <translation>Unfertige Aufträge fortsetzen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Leave the unfinished renders paused</source>
        <translation>Unfertige Aufträge angehalten lassen</translation>
    </message>
    <message>
        <source>Renders left unfinished last time: {count}. Each goes on where it was.</source>
        <translation>Beim letzten Mal unfertig geblieben: {count}. Jeder Auftrag geht dort weiter, wo er war.</translation>
    </message>
</context>
<context>
    <name>LevelsPart</name>
    <message>
        <source>Strength per level</source>
        <translation>Stärke je Ebene</translation>
    </message>
    <message>
        <source>Level 5: large shapes</source>
        <translation>Ebene 5: große Formen</translation>
    </message>
    <message>
        <source>Level 4: shapes</source>
        <translation>Ebene 4: Formen</translation>
    </message>
    <message>
        <source>Level 3: patterns</source>
        <translation>Ebene 3: Muster</translation>
    </message>
    <message>
        <source>Level 2: fine texture</source>
        <translation>Ebene 2: feine Textur</translation>
    </message>
    <message>
        <source>Level 1: colour</source>
        <translation>Ebene 1: Farbe</translation>
    </message>
    <message>
        <source>How strongly this level takes part, of the strength above: 0 % leaves it out</source>
        <translation>Wie stark diese Ebene mitwirkt, anteilig an der Stärke oben: 0 % lässt sie weg</translation>
    </message>
    <message>
        <source>Detail per level</source>
        <translation>Details je Ebene</translation>
    </message>
    <message>
        <source>Detail, {level}</source>
        <translation>Details, {level}</translation>
    </message>
    <message>
        <source>How much of the photo&apos;s own detail stays at this level, of the detail above</source>
        <translation>Wie viel von den Details des Fotos auf dieser Ebene bleibt, anteilig am Wert oben</translation>
    </message>
</context>
<context>
    <name>LiveResult</name>
    <message>
        <source>Preview {width} × {height} px in {seconds} s with {bundle}</source>
        <translation>Vorschau {width} × {height} px in {seconds} s mit {bundle}</translation>
    </message>
    <message>
        <source>Painting the preview…</source>
        <translation>Vorschau wird gemalt…</translation>
    </message>
    <message>
        <source>No preview</source>
        <translation>Keine Vorschau</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>The run has written nothing yet.</source>
        <translation>Der Lauf hat noch nichts geschrieben.</translation>
    </message>
    <message>
        <source>Last lines of the run&apos;s log</source>
        <translation>Letzte Zeilen des Laufprotokolls</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Nothing went wrong so far: the log is empty.</source>
        <translation>Bisher ging nichts schief: Das Protokoll ist leer.</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu einlesen</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Loss terms over steps</source>
        <translation>Verlustanteile über die Schritte</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something went wrong in the program itself ({fault}).</source>
        <translation>Im Programm selbst ging etwas schief ({fault}).</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Stylize</source>
        <translation>Stilisieren</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation>Ordner mit Fotos öffnen</translation>
    </message>
    <message>
        <source>Add style pictures</source>
        <translation>Stilbilder hinzufügen</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>In der Zwischenablage liegt kein Bild.</translation>
    </message>
    <message>
        <source>The preview is on the clipboard.</source>
        <translation>Die Vorschau liegt in der Zwischenablage.</translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation>{count} Fotos</translation>
    </message>
    <message>
        <source>{what}: in the queue</source>
        <translation>{what}: in der Warteschlange</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>Warteschlange zeigen</translation>
    </message>
    <message>
        <source>&amp;Render</source>
        <translation>&amp;Rendern</translation>
    </message>
    <message>
        <source>&amp;Render {count} photos</source>
        <translation>{count} Fotos &amp;rendern</translation>
    </message>
</context>
<context>
    <name>MixPart</name>
    <message>
        <source>Mix of styles</source>
        <translation>Stilmischung</translation>
    </message>
</context>
<context>
    <name>NoRuns</name>
    <message>
        <source>No training run yet</source>
        <translation>Noch kein Trainingslauf</translation>
    </message>
    <message>
        <source>Make your own small network</source>
        <translation>Ein eigenes kleines Netz machen</translation>
    </message>
    <message>
        <source>Distil or prune a bundle into one that is smaller and paints faster, with your own pictures to learn from. A run goes on when this window is closed, and can be stopped and resumed at any time.</source>
        <translation>Ein Paket destillieren oder ausdünnen, damit es kleiner wird und schneller malt, mit eigenen Bildern als Lernstoff. Ein Lauf geht weiter, wenn dieses Fenster geschlossen wird, und lässt sich jederzeit anhalten und fortsetzen.</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>Neuer Lauf…</translation>
    </message>
    <message>
        <source>New training run</source>
        <translation>Neuer Trainingslauf</translation>
    </message>
    <message>
        <source>Installed bundles…</source>
        <translation>Installierte Pakete…</translation>
    </message>
    <message>
        <source>Show the installed bundles</source>
        <translation>Installierte Pakete zeigen</translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
</context>
<context>
    <name>OutputMoving</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Write the result elsewhere</source>
        <translation>Ergebnis woanders schreiben</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Parts of the program</source>
        <translation>Programmteile</translation>
    </message>
</context>
<context>
    <name>PicturesPage</name>
    <message>
        <source>Photographs</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Drop a folder of photographs here</source>
        <translation>Ordner mit Fotos hier ablegen</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Drop a folder of paintings or patterns here; without one, photographs serve as styles too</source>
        <translation>Ordner mit Gemälden oder Mustern hier ablegen; ohne ihn dienen die Fotos auch als Stile</translation>
    </message>
    <message>
        <source>Use the sample pictures</source>
        <translation>Beispielbilder verwenden</translation>
    </message>
    <message>
        <source>A few photographs and styles that came along: enough to see a run at work.</source>
        <translation>Einige mitgelieferte Fotos und Stile: genug, um einen Lauf bei der Arbeit zu sehen.</translation>
    </message>
    <message>
        <source>The run learns from random crops. Two pictures are the least: one is learned from, one is held out to score on; some hundreds of many kinds are better, thousands better still. Smaller pictures are enlarged to one crop. Files that cannot be read are passed over.</source>
        <translation>Der Lauf lernt an zufälligen Ausschnitten. Zwei Bilder sind das Mindeste: An einem wird gelernt, das andere bleibt für die Wertung zurück; einige Hundert verschiedener Art sind besser, Tausende noch besser. Kleinere Bilder werden auf einen Ausschnitt vergrößert. Unlesbare Dateien werden übergangen.</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Pictures open</source>
        <translation>Bilder öffnen</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Berechnen mit</translation>
    </message>
    <message>
        <source>Scratch folder</source>
        <translation>Arbeitsordner</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>Large pictures lie there while they are painted. Changes hold for work started from now on.</source>
        <translation>Große Bilder liegen dort, während sie gemalt werden. Änderungen gelten für Arbeiten, die ab jetzt beginnen.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>System’s own</source>
        <translation>Systemvorgabe</translation>
    </message>
    <message>
        <source>Scratch folder: {name}</source>
        <translation>Arbeitsordner: {name}</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>As many as there are cores</source>
        <translation>So viele wie Prozessorkerne</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>with a split before and after</source>
        <translation>geteilt in vorher und nachher</translation>
    </message>
    <message>
        <source>side by side</source>
        <translation>nebeneinander</translation>
    </message>
    <message>
        <source>as the original</source>
        <translation>als Original</translation>
    </message>
    <message>
        <source>as the result</source>
        <translation>als Ergebnis</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Das Schnellste, was da ist</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>NVIDIA-Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Apple graphics (Metal)</source>
        <translation>Apple-Grafik (Metal)</translation>
    </message>
    <message>
        <source>The system’s own</source>
        <translation>Systemvorgabe</translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Save these settings as a preset</source>
        <translation>Diese Einstellungen als Voreinstellung speichern</translation>
    </message>
    <message>
        <source>Name of the preset, then Enter</source>
        <translation>Name der Voreinstellung, dann Eingabetaste</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name der Voreinstellung</translation>
    </message>
    <message>
        <source>Save these settings…</source>
        <translation>Diese Einstellungen speichern…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Gentle</source>
        <translation>Sanft</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Kräftig</translation>
    </message>
    <message>
        <source>Full paint</source>
        <translation>Ganz gemalt</translation>
    </message>
    <message>
        <source>Colours only</source>
        <translation>Nur Farben</translation>
    </message>
    <message>
        <source>Small brush</source>
        <translation>Feiner Pinsel</translation>
    </message>
</context>
<context>
    <name>ProgramRun</name>
    <message>
        <source>The work was ended from outside before it was done; try again.</source>
        <translation>Die Arbeit wurde von außen beendet, bevor sie fertig war; erneut versuchen.</translation>
    </message>
    <message>
        <source>The work ended with exit code {code}.</source>
        <translation>Die Arbeit endete mit Exit-Code {code}.</translation>
    </message>
    <message>
        <source>The program cannot be started: {why}</source>
        <translation>Das Programm lässt sich nicht starten: {why}</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>noch etwa {minutes} min</translation>
    </message>
    <message>
        <source>about {hours} h {minutes} min left</source>
        <translation>noch etwa {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>Removed “{name}” from the queue</source>
        <translation>„{name}“ aus der Warteschlange entfernt</translation>
    </message>
    <message>
        <source>Removed {count} renders from the queue</source>
        <translation>{count} Aufträge aus der Warteschlange entfernt</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Interrupted when the program ended</source>
        <translation>Unterbrochen, als das Programm endete</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>{done} von {total} fertig</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} fehlgeschlagen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Malt</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>QueueActions</name>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on with the selected renders, or with all of them</source>
        <translation>Ausgewählte Aufträge fortsetzen, oder alle</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Pause the selected renders, or all of them; nothing is lost</source>
        <translation>Ausgewählte Aufträge anhalten, oder alle; nichts geht verloren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop the selected renders and forget what they painted</source>
        <translation>Ausgewählte Aufträge abbrechen und verwerfen, was sie gemalt haben</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try the selected renders again, or all that failed; what they have painted is kept</source>
        <translation>Ausgewählte Aufträge noch einmal versuchen, oder alle fehlgeschlagenen; was sie gemalt haben, bleibt erhalten</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Render the selected photos earlier</source>
        <translation>Ausgewählte Fotos früher rendern</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Render the selected photos later</source>
        <translation>Ausgewählte Fotos später rendern</translation>
    </message>
    <message>
        <source>Write elsewhere…</source>
        <translation>Woanders schreiben…</translation>
    </message>
    <message>
        <source>Choose another file or folder for the results; what is painted is kept, what failed goes on</source>
        <translation>Andere Datei oder anderen Ordner für die Ergebnisse wählen; Gemaltes bleibt erhalten, Fehlgeschlagenes geht weiter</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show the result in its folder</source>
        <translation>Das Ergebnis in seinem Ordner zeigen</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Copy what was asked for and what went wrong, for somebody who can help</source>
        <translation>Kopieren, was verlangt war und was schiefging, für jemanden, der helfen kann</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take the selected renders out of the queue; results stay</source>
        <translation>Ausgewählte Aufträge aus der Warteschlange nehmen; Ergebnisse bleiben</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Fertige entfernen</translation>
    </message>
    <message>
        <source>Take out renders that are done or cancelled</source>
        <translation>Fertige und abgebrochene Aufträge herausnehmen</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Vergangen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>QueueTab</name>
    <message>
        <source>Undo: put the renders back into the queue</source>
        <translation>Rückgängig: Aufträge zurück in die Warteschlange stellen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>What to do with the selected renders</source>
        <translation>Was mit den ausgewählten Aufträgen geschehen soll</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>Der Bericht liegt in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Nothing on this computer can show the folder {folder}</source>
        <translation>Auf diesem Rechner kann nichts den Ordner {folder} zeigen</translation>
    </message>
    <message>
        <source>{name} could not be painted: {why}</source>
        <translation>{name} konnte nicht gemalt werden: {why}</translation>
    </message>
    <message>
        <source>The queue has ended: {done} done, {failed} failed</source>
        <translation>Die Warteschlange ist abgearbeitet: {done} fertig, {failed} fehlgeschlagen</translation>
    </message>
    <message>
        <source>The queue has ended: {done} done</source>
        <translation>Die Warteschlange ist abgearbeitet: {done} fertig</translation>
    </message>
    <message>
        <source>Renders left unfinished last time: {count}. They can go on in the Queue tab.</source>
        <translation>Beim letzten Mal unfertig geblieben: {count}. In der Warteschlange lässt sich das fortsetzen.</translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message>
        <source>Queue of renders</source>
        <translation>Warteschlange der Aufträge</translation>
    </message>
</context>
<context>
    <name>ReasonLabel</name>
    <message>
        <source>What is missing</source>
        <translation>Was noch fehlt</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open re&amp;cent</source>
        <translation>Z&amp;uletzt geöffnet</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Liste leeren</translation>
    </message>
</context>
<context>
    <name>RecipeRestoring</name>
    <message>
        <source>{name} carries the recipe it was painted by</source>
        <translation>{name} enthält das Rezept, nach dem es gemalt wurde</translation>
    </message>
    <message>
        <source>Restore its recipe</source>
        <translation>Rezept wiederherstellen</translation>
    </message>
    <message>
        <source>{picture} was painted with a style that is not on this computer: {names}. All else is set as in it.</source>
        <translation>{picture} wurde mit einem Stil gemalt, der auf diesem Rechner fehlt: {names}. Alles andere ist eingestellt wie dort.</translation>
    </message>
    <message>
        <source>Every control is set as in {name}</source>
        <translation>Alle Regler stehen wie in {name}</translation>
    </message>
</context>
<context>
    <name>RemovedBar</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>Rendering</name>
    <message>
        <source>The files or settings changed since this render stopped: it was begun anew.</source>
        <translation>Dateien oder Einstellungen haben sich seit der Unterbrechung geändert: Der Auftrag wurde neu begonnen.</translation>
    </message>
    <message>
        <source>There is not enough memory to write {0}; close other programs and try again: what was painted is kept.</source>
        <translation>Zum Schreiben von {0} reicht der Arbeitsspeicher nicht; andere Programme schließen und noch einmal versuchen: was gemalt ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>There is not enough memory to paint {0} even with a budget of {1} MiB; close other programs, or choose the CPU as the device.</source>
        <translation>Der Arbeitsspeicher reicht nicht, um {0} zu malen, selbst mit einer Grenze von {1} MiB; andere Programme schließen oder die CPU als Gerät wählen.</translation>
    </message>
    <message>
        <source>Memory ran out: the render was begun anew with a budget of {0} MiB.</source>
        <translation>Der Arbeitsspeicher ging aus: Der Auftrag wurde mit einer Grenze von {0} MiB neu begonnen.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation>Dateigröße</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Rechenaufwand</translation>
    </message>
    <message>
        <source>Likeness to the photo (SSIM)</source>
        <translation>Ähnlichkeit zum Foto (SSIM)</translation>
    </message>
    <message>
        <source>Style distance, level {level}</source>
        <translation>Stilabstand, Ebene {level}</translation>
    </message>
    <message>
        <source>Style distance, all levels</source>
        <translation>Stilabstand, alle Ebenen</translation>
    </message>
    <message>
        <source>Away from the style ({judge})</source>
        <translation>Abstand vom Stil ({judge})</translation>
    </message>
    <message>
        <source>Away from the photo ({judge})</source>
        <translation>Abstand vom Foto ({judge})</translation>
    </message>
    <message>
        <source>Weave, coarse</source>
        <translation>Gewebe, grob</translation>
    </message>
    <message>
        <source>Weave, fine</source>
        <translation>Gewebe, fein</translation>
    </message>
    <message>
        <source>Lattice</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>{times} × less</source>
        <translation>{times} × weniger</translation>
    </message>
    <message>
        <source>{times} × more</source>
        <translation>{times} × mehr</translation>
    </message>
    <message>
        <source>{times} × faster</source>
        <translation>{times} × schneller</translation>
    </message>
    <message>
        <source>{times} × slower</source>
        <translation>{times} × langsamer</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>Tempo hier</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Measured on {pairs} pairs of your pictures at {size} px. Style distances and likeness compare what each paints; below × 1 the new bundle is nearer to the style than its teacher.</source>
        <translation>Gemessen an {pairs} Paaren eigener Bilder bei {size} px. Stilabstand und Ähnlichkeit vergleichen, was beide malen; unter × 1 kommt das neue Paket dem Stil näher als sein Lehrer.</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Title of the run</source>
        <translation>Titel des Laufs</translation>
    </message>
    <message>
        <source>The exact spec (JSON)</source>
        <translation>Genaue Vorgabe (JSON)</translation>
    </message>
    <message>
        <source>What will run, as JSON</source>
        <translation>Was ausgeführt wird, als JSON</translation>
    </message>
    <message>
        <source>Save spec…</source>
        <translation>Vorgabe speichern…</translation>
    </message>
    <message>
        <source>Save the spec</source>
        <translation>Vorgabe speichern</translation>
    </message>
    <message>
        <source>The spec cannot be written to {path}: {reason}</source>
        <translation>Die Vorgabe lässt sich nicht nach {path} schreiben: {reason}</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Training specs</source>
        <translation>Trainingsvorgaben</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>Stop now</source>
        <translation>Jetzt anhalten</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Anhalten und behalten</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>Neuer Lauf…</translation>
    </message>
    <message>
        <source>Make a small network of your own</source>
        <translation>Ein eigenes kleines Netz machen</translation>
    </message>
    <message>
        <source>Use it…</source>
        <translation>Verwenden…</translation>
    </message>
    <message>
        <source>Turn the best weights into a bundle, measure and install it</source>
        <translation>Die besten Gewichte zu einem Paket machen, messen und installieren</translation>
    </message>
    <message>
        <source>Stop after the step at work; the run can go on later</source>
        <translation>Nach dem laufenden Schritt anhalten; der Lauf kann später weitergehen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on from the last checkpoint</source>
        <translation>Ab dem letzten Sicherungspunkt fortsetzen</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Duplizieren…</translation>
    </message>
    <message>
        <source>A new run with the choices of this one, to be changed</source>
        <translation>Ein neuer Lauf mit den gleichen Vorgaben, die sich ändern lassen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Show the run&apos;s folder: log, samples, checkpoints</source>
        <translation>Ordner des Laufs zeigen: Protokoll, Proben, Sicherungspunkte</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Move the run to the bin</source>
        <translation>Den Lauf in den Papierkorb legen</translation>
    </message>
    <message>
        <source>Bundles…</source>
        <translation>Pakete…</translation>
    </message>
    <message>
        <source>What is installed: facts, import, export, removal</source>
        <translation>Was installiert ist: Angaben, Import, Export, Entfernen</translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation>Papierkorb leeren…</translation>
    </message>
    <message>
        <source>Remove deleted runs and bundles for good</source>
        <translation>Gelöschte Läufe und Pakete endgültig entfernen</translation>
    </message>
</context>
<context>
    <name>RunDetail</name>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>What is shown of the run</source>
        <translation>Was vom Lauf gezeigt wird</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Training runs</source>
        <translation>Trainingsläufe</translation>
    </message>
</context>
<context>
    <name>RunUse</name>
    <message>
        <source>“{name}”, which the run learnt from, is gone. Put it back or import it again, then try again.</source>
        <translation>„{name}“, von dem der Lauf gelernt hat, fehlt. Zurücklegen oder erneut importieren, dann noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>Distillation</source>
        <translation>Destillation</translation>
    </message>
    <message>
        <source>Pruning</source>
        <translation>Ausdünnung</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>Schritt {step} von {steps}</translation>
    </message>
    <message>
        <source>{count} steps/s</source>
        <translation>{count} Schritte/s</translation>
    </message>
    <message>
        <source>{seconds} s/step</source>
        <translation>{seconds} s/Schritt</translation>
    </message>
    <message>
        <source>{kind} · getting pictures and networks ready</source>
        <translation>{kind} · Bilder und Netze werden vorbereitet</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>best {score}</source>
        <translation>beste {score}</translation>
    </message>
    <message>
        <source>pruning</source>
        <translation>ausdünnen</translation>
    </message>
    <message>
        <source>retraining</source>
        <translation>nachtrainieren</translation>
    </message>
    <message>
        <source>distillation</source>
        <translation>destillieren</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Bereitet vor</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Trainiert</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Einbettung</translation>
    </message>
    <message>
        <source>Teacher&apos;s picture</source>
        <translation>Bild des Lehrers</translation>
    </message>
    <message>
        <source>Teacher&apos;s features</source>
        <translation>Merkmale des Lehrers</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Style (Gram)</source>
        <translation>Stil (Gram)</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation>Glätte</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>Rekonstruktion</translation>
    </message>
    <message>
        <source>Lattice</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>The small encoder&apos;s features, mapped linearly, against the teacher&apos;s.</source>
        <translation>Die Merkmale des kleinen Encoders, linear abgebildet, gegen die des Lehrers.</translation>
    </message>
    <message>
        <source>What the teacher&apos;s decoder makes of the small encoder&apos;s features.</source>
        <translation>Was der Decoder des Lehrers aus den Merkmalen des kleinen Encoders macht.</translation>
    </message>
    <message>
        <source>The same, compared in the teacher&apos;s features.</source>
        <translation>Dasselbe, verglichen in den Merkmalen des Lehrers.</translation>
    </message>
    <message>
        <source>The small pair&apos;s own reconstruction against the photograph.</source>
        <translation>Die eigene Rekonstruktion des kleinen Paars gegen das Foto.</translation>
    </message>
    <message>
        <source>How far the painted picture&apos;s textures are from the style&apos;s.</source>
        <translation>Wie weit die Texturen des gemalten Bildes von denen des Stils entfernt sind.</translation>
    </message>
    <message>
        <source>Whether the painted picture still shows what the photograph shows.</source>
        <translation>Ob das gemalte Bild noch zeigt, was das Foto zeigt.</translation>
    </message>
    <message>
        <source>Whether the painted picture has the style&apos;s means and spreads.</source>
        <translation>Ob das gemalte Bild Mittelwerte und Streuungen des Stils hat.</translation>
    </message>
    <message>
        <source>Keeps the painted picture from flickering between neighbouring pixels.</source>
        <translation>Hält das gemalte Bild davon ab, von Pixel zu Pixel zu flackern.</translation>
    </message>
    <message>
        <source>How much of a picture is lost where nothing is painted.</source>
        <translation>Wie viel von einem Bild verloren geht, wo nichts gemalt wird.</translation>
    </message>
    <message>
        <source>A pattern of small squares that the photograph does not have.</source>
        <translation>Ein Muster kleiner Quadrate, das das Foto nicht hat.</translation>
    </message>
</context>
<context>
    <name>RunsBar</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>What to do with the selected run</source>
        <translation>Was mit dem ausgewählten Lauf geschehen soll</translation>
    </message>
</context>
<context>
    <name>SamplesPage</name>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Compare with the first</source>
        <translation>Mit der ersten vergleichen</translation>
    </message>
    <message>
        <source>Show the first sample above the chosen one</source>
        <translation>Die erste Probe über der gewählten zeigen</translation>
    </message>
    <message>
        <source>Samples come with every held-out score.</source>
        <translation>Proben entstehen mit jeder Wertung an zurückgehaltenen Bildern.</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Painted at step {step}</source>
        <translation>Gemalt bei Schritt {step}</translation>
    </message>
</context>
<context>
    <name>SamplesView</name>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source> crops</source>
        <translation> Ausschnitte</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source> scores without gain</source>
        <translation> Wertungen ohne Gewinn</translation>
    </message>
    <message>
        <source>as many as there are cores</source>
        <translation>so viele wie Kerne</translation>
    </message>
    <message>
        <source>Quick try</source>
        <translation>Kurzer Versuch</translation>
    </message>
    <message>
        <source>5 minutes: whether it works at all</source>
        <translation>5 Minuten: ob es geht</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>40 minutes: worth keeping</source>
        <translation>40 Minuten: zum Behalten</translation>
    </message>
    <message>
        <source>Overnight</source>
        <translation>Über Nacht</translation>
    </message>
    <message>
        <source>8 hours at most, larger batches</source>
        <translation>bis 8 Stunden, größere Stapel</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Students begin near their goal: fast ones lose it again.</source>
        <translation>Schüler beginnen nah am Ziel: Schnelle verlieren es.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>More at once is steadier, slower, and needs more memory.</source>
        <translation>Größer: ruhiger, aber langsamer und speicherhungriger.</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>A multiple of 16: the side of the squares it learns from.</source>
        <translation>Ein Vielfaches von 16: Seitenlänge der Lernquadrate.</translation>
    </message>
    <message>
        <source>End early after</source>
        <translation>Früher enden nach</translation>
    </message>
    <message>
        <source>Held-out pictures are scored now and then.</source>
        <translation>Gewertet wird hin und wieder an eigenen Prüfbildern.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Berechnen mit</translation>
    </message>
    <message>
        <source>Length in steps</source>
        <translation>Länge in Schritten</translation>
    </message>
    <message>
        <source>Length counted in</source>
        <translation>Länge gezählt in</translation>
    </message>
    <message>
        <source>the fastest there is</source>
        <translation>das Schnellste</translation>
    </message>
    <message>
        <source>processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>NVIDIA-Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Apple graphics (Metal)</source>
        <translation>Apple-Grafik (Metal)</translation>
    </message>
</context>
<context>
    <name>ScorePlot</name>
    <message>
        <source>Held-out score</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Held-out score over steps, smaller is better</source>
        <translation>Wertung an zurückgehaltenen Bildern über die Schritte, kleiner ist besser</translation>
    </message>
    <message>
        <source>best {score}</source>
        <translation>beste {score}</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>{title} (changed)</source>
        <translation>{title} (geändert)</translation>
    </message>
</context>
<context>
    <name>ShareModel</name>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Suffers</source>
        <translation>Leidet</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>not scanned yet</source>
        <translation>noch nicht untersucht</translation>
    </message>
    <message>
        <source>without {share} %: {loss} % of the way to the worst loss</source>
        <translation>ohne {share} %: {loss} % des Weges zum schlechtesten Verlust</translation>
    </message>
</context>
<context>
    <name>ShareTable</name>
    <message>
        <source>Share of each layer</source>
        <translation>Anteil jeder Schicht</translation>
    </message>
</context>
<context>
    <name>SharesPart</name>
    <message>
        <source>A share for each level or layer</source>
        <translation>Ein Anteil für jede Ebene oder Schicht</translation>
    </message>
    <message>
        <source>Spare what suffers</source>
        <translation>Empfindliche schonen</translation>
    </message>
    <message>
        <source>Keeps more of layers with long bars and less of the others</source>
        <translation>Behält mehr von Schichten mit langen Balken und weniger von den anderen</translation>
    </message>
    <message>
        <source>The same for all</source>
        <translation>Für alle gleich</translation>
    </message>
    <message>
        <source>Layers scanned</source>
        <translation>Schichten untersucht</translation>
    </message>
    <message>
        <source>Cancel the scan</source>
        <translation>Untersuchung abbrechen</translation>
    </message>
    <message>
        <source>Scan what suffers</source>
        <translation>Empfindlichkeit untersuchen</translation>
    </message>
    <message>
        <source>A scan leaves a part of one layer out at a time and looks how far the loss rises: longer bars suffer more.</source>
        <translation>Die Untersuchung lässt nacheinander einen Teil jeder Schicht weg und sieht nach, wie weit der Verlust steigt: Längere Balken leiden mehr.</translation>
    </message>
</context>
<context>
    <name>ShortcutHelp</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>With the mouse</source>
        <translation>Mit der Maus</translation>
    </message>
</context>
<context>
    <name>SizePage</name>
    <message>
        <source>the same share of every layer</source>
        <translation>der gleiche Anteil jeder Schicht</translation>
    </message>
    <message>
        <source>as much as a speed-up takes</source>
        <translation>so viel, wie die Beschleunigung verlangt</translation>
    </message>
    <message>
        <source>How much goes</source>
        <translation>Was wegfällt</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>about </source>
        <translation>etwa </translation>
    </message>
    <message>
        <source> times faster</source>
        <translation> × so schnell</translation>
    </message>
    <message>
        <source>Spare layers that suffer more (scanned as the run begins)</source>
        <translation>Schichten schonen, die mehr leiden (zu Beginn des Laufs untersucht)</translation>
    </message>
    <message>
        <source>Filters that stay</source>
        <translation>Filter, die bleiben</translation>
    </message>
    <message>
        <source>Parameters and work fall with the square of it</source>
        <translation>Parameter und Rechenaufwand sinken mit dem Quadrat</translation>
    </message>
    <message>
        <source>As in the run before, layers become {widths} filters wide. The slider takes over from that.</source>
        <translation>Wie im vorigen Lauf werden die Schichten {widths} Filter breit. Der Regler löst das ab.</translation>
    </message>
    <message>
        <source>Begins with the weights of “{name}”, which keep their size.</source>
        <translation>Beginnt mit den Gewichten von „{name}“, die ihre Größe behalten.</translation>
    </message>
</context>
<context>
    <name>SliderRow</name>
    <message>
        <source>{tip}
Double-click or Delete: back to {default}</source>
        <translation>{tip}
Doppelklick oder Entf: zurück auf {default}</translation>
    </message>
    <message>
        <source>{title}, as a number</source>
        <translation>{title}, als Zahl</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>StyleGallery</name>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Undo: put the style back</source>
        <translation>Rückgängig: den Stil zurücklegen</translation>
    </message>
    <message>
        <source>Style gallery</source>
        <translation>Stilgalerie</translation>
    </message>
    <message>
        <source>Drop pictures here. Ctrl+click mixes styles.</source>
        <translation>Bilder hier ablegen. Strg+Klick mischt.</translation>
    </message>
    <message>
        <source>Add your own pictures as styles</source>
        <translation>Eigene Bilder als Stile hinzufügen</translation>
    </message>
    <message>
        <source>No style matches “{text}”</source>
        <translation>Kein Stil passt zu „{text}“</translation>
    </message>
    <message>
        <source>Drop any picture here and paint with it</source>
        <translation>Beliebiges Bild hier ablegen und damit malen</translation>
    </message>
    <message>
        <source>Removed “{style}”</source>
        <translation>„{style}“ entfernt</translation>
    </message>
    <message>
        <source>Add pictures as styles</source>
        <translation>Bilder als Stile hinzufügen</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Bilder ({patterns})</translation>
    </message>
    <message>
        <source>Add pictures…</source>
        <translation>Bilder hinzufügen…</translation>
    </message>
    <message>
        <source>Bring back all shipped styles</source>
        <translation>Alle mitgelieferten Stile zurückholen</translation>
    </message>
    <message>
        <source>No longer a favourite</source>
        <translation>Kein Favorit mehr</translation>
    </message>
    <message>
        <source>Make it a favourite</source>
        <translation>Zum Favoriten machen</translation>
    </message>
    <message>
        <source>Paint with this style</source>
        <translation>Mit diesem Stil malen</translation>
    </message>
    <message>
        <source>Add to the mix, or take out</source>
        <translation>In die Mischung nehmen oder herausnehmen</translation>
    </message>
    <message>
        <source>Take out of the gallery</source>
        <translation>Aus der Galerie nehmen</translation>
    </message>
</context>
<context>
    <name>StyleListModel</name>
    <message>
        <source>favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>chosen, {share} percent</source>
        <translation>gewählt, {share} Prozent</translation>
    </message>
</context>
<context>
    <name>StyleListView</name>
    <message>
        <source>Drop to paint with it</source>
        <translation>Ablegen, um damit zu malen</translation>
    </message>
</context>
<context>
    <name>StylizeTab</name>
    <message>
        <source>the pasted picture</source>
        <translation>das eingefügte Bild</translation>
    </message>
    <message>
        <source>The recipe asks for a style picture that is not there: {name}</source>
        <translation>Das Rezept verlangt ein Stilbild, das fehlt: {name}</translation>
    </message>
    <message>
        <source>Every control is set as in {name}</source>
        <translation>Alle Regler stehen wie in {name}</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>{name} wird geöffnet…</translation>
    </message>
    <message>
        <source>There is a recipe beside {name}</source>
        <translation>Neben {name} liegt ein Rezept</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Mix of styles</source>
        <translation>Stilmischung</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> und {count} weitere</translation>
    </message>
    <message>
        <source>Neither a picture, a folder of pictures nor a recipe: {name}</source>
        <translation>Weder ein Bild noch ein Ordner mit Bildern noch ein Rezept: {name}</translation>
    </message>
    <message>
        <source>now pick a style</source>
        <translation>nun einen Stil wählen</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Message of the selected render</source>
        <translation>Meldung des ausgewählten Auftrags</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
</context>
<context>
    <name>TeacherPage</name>
    <message>
        <source>Or import weights that others publish</source>
        <translation>Oder Gewichte importieren, die andere veröffentlicht haben</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Import läuft</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Import a folder of weights</source>
        <translation>Ordner mit Gewichten importieren</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>Datei…</translation>
    </message>
    <message>
        <source>Import a file of weights</source>
        <translation>Datei mit Gewichten importieren</translation>
    </message>
    <message>
        <source>Leave out filters that never fire (takes minutes)</source>
        <translation>Filter weglassen, die nie ansprechen (dauert Minuten)</translation>
    </message>
    <message>
        <source>Drop a folder or a .pth file here: Collaborative-Distillation (kSE.pth and kSD.pth), universal style transfer (vgg_normalised_convK_1.pth and feature_invertor_convK_1.pth), pytorch-AdaIN (vgg_normalised.pth and decoder.pth), or a Gigastyle bundle.</source>
        <translation>Ordner oder .pth-Datei hier ablegen: Collaborative Distillation (kSE.pth und kSD.pth), Universal Style Transfer (vgg_normalised_convK_1.pth und feature_invertor_convK_1.pth), pytorch-AdaIN (vgg_normalised.pth und decoder.pth) oder ein Gigastyle-Paket.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
</context>
<context>
    <name>TechniquePage</name>
    <message>
        <source>Which filters go?</source>
        <translation>Welche Filter gehen?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Why {name}?</source>
        <translation>Warum {name}?</translation>
    </message>
    <message>
        <source>What it does, and what was measured</source>
        <translation>Was es tut und was gemessen wurde</translation>
    </message>
</context>
<context>
    <name>TermLegend</name>
    <message>
        <source>Level whose loss terms are shown</source>
        <translation>Ebene, deren Verlustanteile gezeigt werden</translation>
    </message>
    <message>
        <source>Show the curve of {term}</source>
        <translation>Kurve von {term} zeigen</translation>
    </message>
    <message>
        <source>Mean of all levels</source>
        <translation>Mittel aller Ebenen</translation>
    </message>
    <message>
        <source>Level {level}</source>
        <translation>Ebene {level}</translation>
    </message>
</context>
<context>
    <name>TrainingTab</name>
    <message>
        <source>Nothing on this computer can show the folder {folder}</source>
        <translation>Auf diesem Rechner kann nichts den Ordner {folder} zeigen</translation>
    </message>
    <message>
        <source>“{title}” is in the bin</source>
        <translation>„{title}“ liegt im Papierkorb</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>“{title}” has finished training</source>
        <translation>„{title}“ ist fertig trainiert</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>TrainingWizard</name>
    <message>
        <source>level {level}</source>
        <translation>Ebene {level}</translation>
    </message>
    <message>
        <source>{count} levels</source>
        <translation>{count} Ebenen</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} Parameter</translation>
    </message>
    <message>
        <source>WCT</source>
        <translation>WCT</translation>
    </message>
    <message>
        <source>AdaIN</source>
        <translation>AdaIN</translation>
    </message>
    <message>
        <source>optimal transport</source>
        <translation>optimaler Transport</translation>
    </message>
    <message>
        <source>encoders only</source>
        <translation>nur Encoder</translation>
    </message>
    <message>
        <source>Trying a few steps to see how long training takes here …</source>
        <translation>Einige Schritte werden probiert, um zu sehen, wie lange das Training hier dauert …</translation>
    </message>
    <message>
        <source>The trial failed: {reason}</source>
        <translation>Die Probe ist fehlgeschlagen: {reason}</translation>
    </message>
    <message>
        <source>How long training takes here is not measured yet.</source>
        <translation>Wie lange das Training hier dauert, ist noch nicht gemessen.</translation>
    </message>
    <message>
        <source>Training takes about {time} on this machine.</source>
        <translation>Das Training dauert auf diesem Rechner etwa {time}.</translation>
    </message>
    <message>
        <source>Training takes about {time}, going by a trial with other settings.</source>
        <translation>Das Training dauert etwa {time}, nach einer Probe mit anderen Einstellungen.</translation>
    </message>
    <message>
        <source>L1, at once</source>
        <translation>L1, auf einmal</translation>
    </message>
    <message>
        <source>L1, little by little</source>
        <translation>L1, nach und nach</translation>
    </message>
    <message>
        <source>IncReg</source>
        <translation>IncReg</translation>
    </message>
    <message>
        <source>SPP</source>
        <translation>SPP</translation>
    </message>
    <message>
        <source>The filters with the smallest weights go in one stroke, then the rest learns.</source>
        <translation>Die Filter mit den kleinsten Gewichten gehen auf einen Schlag, dann lernt der Rest.</translation>
    </message>
    <message>
        <source>The L1 norm of a filter is the sum of its absolute weights (Li and others, arXiv 1608.08710). Nothing is quicker, but the network is hurt most at the moment of the cut.</source>
        <translation>Die L1-Norm eines Filters ist die Summe der Beträge seiner Gewichte (Li und andere, arXiv 1608.08710). Nichts geht schneller, doch leidet das Netz im Augenblick des Schnitts am meisten.</translation>
    </message>
    <message>
        <source>The same filters go a few at a time, while the others go on learning.</source>
        <translation>Dieselben Filter gehen in kleinen Gruppen, während die anderen weiterlernen.</translation>
    </message>
    <message>
        <source>Between two cuts the network has time to recover, so that later cuts look at weights which have already adapted.</source>
        <translation>Zwischen zwei Schnitten hat das Netz Zeit, sich zu erholen, sodass spätere Schnitte auf Gewichte sehen, die sich schon angepasst haben.</translation>
    </message>
    <message>
        <source>Weak filters feel a penalty that grows until they are zero and can go.</source>
        <translation>Schwache Filter spüren eine Strafe, die wächst, bis sie null sind und gehen können.</translation>
    </message>
    <message>
        <source>Incremental regularisation (arXiv 1811.08390) lets filters move up and down in rank while their penalties grow; by the time one is removed, the network hardly uses it.</source>
        <translation>Bei der inkrementellen Regularisierung (arXiv 1811.08390) können Filter in der Rangfolge auf- und absteigen, während ihre Strafen wachsen; wird einer entfernt, braucht ihn das Netz kaum noch.</translation>
    </message>
    <message>
        <source>Weak filters are left out by chance, ever more often, and may come back.</source>
        <translation>Schwache Filter fallen zufällig aus, immer öfter, und dürfen zurückkommen.</translation>
    </message>
    <message>
        <source>Structured probabilistic pruning (arXiv 1709.06994) gives every filter a probability of being left out, which rises for weak ones and falls again where they turn out to matter.</source>
        <translation>Strukturiertes probabilistisches Ausdünnen (SPP, arXiv 1709.06994) gibt jedem Filter eine Wahrscheinlichkeit auszufallen, die bei schwachen steigt und wieder sinkt, wo sie sich als wichtig erweisen.</translation>
    </message>
    <message>
        <source>Collaborative distillation</source>
        <translation>Kollaborative Destillation</translation>
    </message>
    <message>
        <source>A smaller network is cut out of the teacher and learns to do as the teacher does.</source>
        <translation>Aus dem Lehrer wird ein kleineres Netz geschnitten, das lernt, es ihm gleichzutun.</translation>
    </message>
    <message>
        <source>The student’s encoder learns with the teacher’s decoder: its features are right when that decoder can make the picture of them again (arXiv 2003.08436). Then its own decoder learns.</source>
        <translation>Der Encoder des Schülers lernt mit dem Decoder des Lehrers: Seine Merkmale stimmen, wenn jener Decoder daraus wieder das Bild machen kann (arXiv 2003.08436). Danach lernt der eigene Decoder.</translation>
    </message>
    <message>
        <source>Before the first step, what is left after the cut is fitted by least squares to what the teacher’s layers gave; that alone regains most of the likeness.</source>
        <translation>Vor dem ersten Schritt wird, was nach dem Schnitt bleibt, mit kleinsten Quadraten an das angepasst, was die Schichten des Lehrers gaben; das allein bringt den größten Teil der Ähnlichkeit zurück.</translation>
    </message>
    <message>
        <source>The collaboration does the work; a small share of the linear embedding beside it does no harm.</source>
        <translation>Die Zusammenarbeit leistet die Arbeit; ein kleiner Anteil der linearen Einbettung daneben schadet nicht.</translation>
    </message>
    <message>
        <source>Pruning</source>
        <translation>Ausdünnung</translation>
    </message>
    <message>
        <source>Filters leave the bundle until it is as small as you want; the rest makes up for it.</source>
        <translation>Filter verlassen das Paket, bis es so klein ist wie gewünscht; der Rest gleicht es aus.</translation>
    </message>
    <message>
        <source>Pruned filters are removed for good: the bundle really is smaller and faster. Shares by layer can be set by hand, or found by a scan of how much each layer suffers.</source>
        <translation>Ausgedünnte Filter sind endgültig weg: Das Paket ist wirklich kleiner und schneller. Anteile je Schicht lassen sich von Hand einstellen oder durch eine Untersuchung finden, wie sehr jede Schicht leidet.</translation>
    </message>
    <message>
        <source>Prune, then distil</source>
        <translation>Ausdünnen, dann destillieren</translation>
    </message>
    <message>
        <source>The pruned pairs go to the teacher once more and learn its features. Takes twice as long.</source>
        <translation>Die ausgedünnten Paare gehen noch einmal zum Lehrer und lernen seine Merkmale. Dauert doppelt so lange.</translation>
    </message>
    <message>
        <source>Pruning decides which filters stay as the network learns; what is left then learns from the teacher by collaborative distillation. Both stages run with the schedule you choose, one after the other.</source>
        <translation>Die Ausdünnung entscheidet beim Lernen, welche Filter bleiben; was übrig ist, lernt dann durch kollaborative Destillation vom Lehrer. Beide Abschnitte laufen nacheinander mit dem gewählten Zeitplan.</translation>
    </message>
    <message>
        <source>Level 3 of the 16x pairs, half the filters, 700 + 700 steps, three seeds; 35 unseen pairs at 256 px, relative to the teacher:</source>
        <translation>Ebene 3 der 16x-Paare, halb so viele Filter, 700 + 700 Schritte, drei Startwerte; 35 ungesehene Paare bei 256 px, im Verhältnis zum Lehrer:</translation>
    </message>
    <message>
        <source>taught by</source>
        <translation>gelehrt durch</translation>
    </message>
    <message>
        <source>style distance</source>
        <translation>Stilabstand</translation>
    </message>
    <message>
        <source>likeness (SSIM)</source>
        <translation>Ähnlichkeit (SSIM)</translation>
    </message>
    <message>
        <source>nothing, the decoder alone learns</source>
        <translation>nichts, der Decoder lernt allein</translation>
    </message>
    <message>
        <source>the embedding</source>
        <translation>die Einbettung</translation>
    </message>
    <message>
        <source>the teacher’s decoder</source>
        <translation>den Decoder des Lehrers</translation>
    </message>
    <message>
        <source>both (embedding 0.1)</source>
        <translation>beides (Einbettung 0,1)</translation>
    </message>
    <message>
        <source>Accuracy in per cent of a small network on handwritten digits, five seeds (98.17 before); in brackets before it is retrained:</source>
        <translation>Trefferquote eines kleinen Netzes bei handgeschriebenen Ziffern in Prozent, fünf Startwerte (98,17 zuvor); in Klammern vor dem Nachtrainieren:</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>schneller</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>L1, gradual</source>
        <translation>L1, schrittweise</translation>
    </message>
    <message>
        <source>Gradual ways lose far less at the moment of removal; after equal training none beats another beyond chance.</source>
        <translation>Schrittweise Verfahren verlieren im Augenblick des Entfernens weit weniger; nach gleich langem Training schlägt keines ein anderes über den Zufall hinaus.</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} MB</translation>
    </message>
    <message>
        <source>{number} GMAC/MP</source>
        <translation>{number} GMAC/MP</translation>
    </message>
    <message>
        <source>{number} s/MP</source>
        <translation>{number} s/MP</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Technique</source>
        <translation>Technik</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Lehrer</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>What do you want to make?</source>
        <translation>Was soll entstehen?</translation>
    </message>
    <message>
        <source>How shall it be made?</source>
        <translation>Wie soll es entstehen?</translation>
    </message>
    <message>
        <source>Which bundle shall it learn from?</source>
        <translation>Von welchem Paket soll es lernen?</translation>
    </message>
    <message>
        <source>Which pictures shall it learn with?</source>
        <translation>Mit welchen Bildern soll es lernen?</translation>
    </message>
    <message>
        <source>How small shall it become?</source>
        <translation>Wie klein soll es werden?</translation>
    </message>
    <message>
        <source>How long shall it learn, and on what?</source>
        <translation>Wie lange und worauf soll es lernen?</translation>
    </message>
    <message>
        <source>Is this what you want?</source>
        <translation>Ist es so gewollt?</translation>
    </message>
    <message>
        <source>Pick a bundle to learn from, or import one.</source>
        <translation>Ein Paket wählen, von dem gelernt wird, oder eines importieren.</translation>
    </message>
    <message>
        <source>The bundle in {folder} is not installed any more; pick another one.</source>
        <translation>Das Paket in {folder} ist nicht mehr installiert; ein anderes wählen.</translation>
    </message>
    <message>
        <source>“{title}” has no decoder at level {levels}. Import the decoders along with the encoders, or pick another.</source>
        <translation>„{title}“ hat keinen Decoder auf Ebene {levels}. Die Decoder zusammen mit den Encodern importieren oder ein anderes wählen.</translation>
    </message>
    <message>
        <source>“{title}” has no pair at level {level}, of which a network for live preview is made. Pick another.</source>
        <translation>„{title}“ hat kein Paar auf Ebene {level}, aus dem ein Netz für die Live-Vorschau wird. Ein anderes wählen.</translation>
    </message>
    <message>
        <source>“{title}” has no pair at level {levels}. Pick another.</source>
        <translation>„{title}“ hat kein Paar auf Ebene {levels}. Ein anderes wählen.</translation>
    </message>
    <message>
        <source>Choose a folder of photographs, or drop one here.</source>
        <translation>Einen Ordner mit Fotos wählen oder hier ablegen.</translation>
    </message>
    <message>
        <source>“{name}” holds no picture. Only what lies directly in the folder counts.</source>
        <translation>„{name}“ enthält kein Bild. Es zählt nur, was direkt im Ordner liegt.</translation>
    </message>
    <message>
        <source>“{name}” needs at least {least} pictures that can be read; it has {good}.</source>
        <translation>„{name}“ braucht mindestens {least} lesbare Bilder; vorhanden: {good}.</translation>
    </message>
    <message>
        <source>Pruning that keeps every filter changes nothing; keep less.</source>
        <translation>Ausdünnen, das alle Filter behält, ändert nichts; weniger behalten.</translation>
    </message>
    <message>
        <source>Level {level}</source>
        <translation>Ebene {level}</translation>
    </message>
    <message>
        <source>Level 5: large shapes</source>
        <translation>Ebene 5: große Formen</translation>
    </message>
    <message>
        <source>Level 4: shapes</source>
        <translation>Ebene 4: Formen</translation>
    </message>
    <message>
        <source>Level 3: patterns</source>
        <translation>Ebene 3: Muster</translation>
    </message>
    <message>
        <source>Level 2: fine texture</source>
        <translation>Ebene 2: feine Textur</translation>
    </message>
    <message>
        <source>Level 1: colour</source>
        <translation>Ebene 1: Farbe</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation>Dateigröße</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Rechenaufwand</translation>
    </message>
    <message>
        <source>Painting here</source>
        <translation>Malzeit hier</translation>
    </message>
    <message>
        <source>distilled</source>
        <translation>destilliert</translation>
    </message>
    <message>
        <source>Learning to paint</source>
        <translation>Malen lernen</translation>
    </message>
    <message>
        <source>Makes</source>
        <translation>Ergibt</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>A smaller bundle</source>
        <translation>Ein kleineres Paket</translation>
    </message>
    <message>
        <source>A faster bundle</source>
        <translation>Ein schnelleres Paket</translation>
    </message>
    <message>
        <source>One pair for live preview</source>
        <translation>Ein Paar für die Live-Vorschau</translation>
    </message>
    <message>
        <source>A bundle for your own pictures</source>
        <translation>Ein Paket für eigene Bilder</translation>
    </message>
    <message>
        <source>level {levels}</source>
        <translation>Ebene {levels}</translation>
    </message>
    <message>
        <source>{factor}× faster</source>
        <translation>{factor}× schneller</translation>
    </message>
    <message>
        <source>widths by hand</source>
        <translation>Breiten von Hand</translation>
    </message>
    <message>
        <source>{count} in {folder}</source>
        <translation>{count} in {folder}</translation>
    </message>
    <message>
        <source>{steps} steps</source>
        <translation>{steps} Schritte</translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation>{minutes} Minuten</translation>
    </message>
    <message>
        <source>{length}, {batch} crops of {crop} px at a time</source>
        <translation>{length}, je {batch} Ausschnitte von {crop} px</translation>
    </message>
    <message>
        <source>New training run</source>
        <translation>Neuer Trainingslauf</translation>
    </message>
</context>
<context>
    <name>UseDialog</name>
    <message>
        <source>Use “{title}”</source>
        <translation>„{title}“ verwenden</translation>
    </message>
    <message>
        <source>Make the bundle</source>
        <translation>Paket machen</translation>
    </message>
    <message>
        <source>Paint with it</source>
        <translation>Damit malen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Making and measuring the bundle</source>
        <translation>Paket machen und messen</translation>
    </message>
    <message>
        <source>The run&apos;s best weights (score {score}) become a bundle of their own, which is installed here.</source>
        <translation>Die besten Gewichte des Laufs (Wertung {score}) werden ein eigenes Paket, das hier installiert wird.</translation>
    </message>
    <message>
        <source>Then it paints a few of your pictures beside its teacher, and you see how the two compare.</source>
        <translation>Dann malt es einige der eigenen Bilder neben seinem Lehrer, und der Vergleich zeigt, wie sich beide unterscheiden.</translation>
    </message>
    <message>
        <source>Making the bundle …</source>
        <translation>Das Paket wird gemacht …</translation>
    </message>
    <message>
        <source>“{name}” is installed. Measuring it beside its teacher: this takes a minute or two …</source>
        <translation>„{name}“ ist installiert. Es wird neben seinem Lehrer gemessen: Das dauert ein bis zwei Minuten …</translation>
    </message>
    <message>
        <source>Skip the report</source>
        <translation>Bericht überspringen</translation>
    </message>
    <message>
        <source>“{name}” is installed, but it could not be measured.</source>
        <translation>„{name}“ ist installiert, konnte aber nicht gemessen werden.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ViewerBar</name>
    <message>
        <source>Previous photo</source>
        <translation>Voriges Foto</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Nächstes Foto</translation>
    </message>
    <message>
        <source>Only this one</source>
        <translation>Nur dieses</translation>
    </message>
    <message>
        <source>{position} of {count} photos</source>
        <translation>{position} von {count} Fotos</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>There is not enough memory for a preview; close other programs, or choose the CPU as the device.</source>
        <translation>Der Arbeitsspeicher reicht nicht für eine Vorschau; andere Programme schließen oder die CPU als Gerät wählen.</translation>
    </message>
</context>
<context>
    <name>_MapView</name>
    <message>
        <source>Pruning by layer</source>
        <translation>Ausdünnung nach Schichten</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
</context>
<context>
    <name>_PercentDelegate</name>
    <message>
        <source>Share that stays</source>
        <translation>Anteil, der bleibt</translation>
    </message>
</context>
<context>
    <name>_SearchLine</name>
    <message>
        <source>Search styles</source>
        <translation>Stile suchen</translation>
    </message>
</context>
<context>
    <name>_Sheet</name>
    <message>
        <source>Pairs painted by both bundles</source>
        <translation>Von beiden Paketen gemalte Paare</translation>
    </message>
</context>
<context>
    <name>_Step</name>
    <message>
        <source>Step {number}: {title}</source>
        <translation>Schritt {number}: {title}</translation>
    </message>
    <message>
        <source>something is missing</source>
        <translation>etwas fehlt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>you are here</source>
        <translation>hier</translation>
    </message>
</context>
<context>
    <name>_StyleRow</name>
    <message>
        <source>Weight of “{style}” in the mix</source>
        <translation>Gewicht von „{style}“ in der Mischung</translation>
    </message>
    <message>
        <source>Take “{style}” out of the mix</source>
        <translation>„{style}“ aus der Mischung nehmen</translation>
    </message>
    <message>
        <source>{style}: {share} %</source>
        <translation>{style}: {share} %</translation>
    </message>
</context>
</TS>
