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
    <name>BrushBar</name>
    <message>
        <source>Style whose mask is painted</source>
        <translation>Stil, dessen Maske gemalt wird</translation>
    </message>
    <message>
        <source>Mask of</source>
        <translation>Maske von</translation>
    </message>
    <message>
        <source>Width of the brush, in percent of the photo&apos;s longer side ([ and ])</source>
        <translation>Breite des Pinsels in Prozent der längeren Seite des Fotos ([ und ])</translation>
    </message>
    <message>
        <source>How much of the brush paints fully before it fades to its rim (Shift with [ and ])</source>
        <translation>Wie viel des Pinsels voll malt, bevor er zum Rand hin ausläuft (Umschalt mit [ und ])</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>Härte</translation>
    </message>
</context>
<context>
    <name>BundleChoices</name>
    <message>
        <source>Changes the pixels step by step until their features are those of the style: the best pictures, in minutes instead of seconds. It begins with what the method chosen before paints.</source>
        <translation>Ändert die Pixel Schritt für Schritt, bis ihre Merkmale die des Stils sind: die besten Bilder, in Minuten statt Sekunden. Es beginnt mit dem, was das zuvor gewählte Verfahren malt.</translation>
    </message>
    <message>
        <source>Optimise</source>
        <translation>Optimieren</translation>
    </message>
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
    <message>
        <source>what the networks paint</source>
        <translation>was die Netze malen</translation>
    </message>
    <message>
        <source>The preview shows the start ({method}); iterations appear when it is rendered.</source>
        <translation>Die Vorschau zeigt den Anfang ({method}); Iterationen erscheinen beim Rendern.</translation>
    </message>
    <message>
        <source>The preview is painted by the networks; iterations appear when it is rendered.</source>
        <translation>Die Vorschau malen die Netze; Iterationen erscheinen beim Rendern.</translation>
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
    <name>ColourPart</name>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Take only the colours</source>
        <translation>Nur die Farben übernehmen</translation>
    </message>
    <message>
        <source>No network paints: the colours of the photo&apos;s own pixels become the styles&apos;</source>
        <translation>Kein Netz malt: Die Farben der Pixel des Fotos werden die der Stile</translation>
    </message>
    <message>
        <source>Export LUT…</source>
        <translation>LUT exportieren…</translation>
    </message>
    <message>
        <source>Export LUT</source>
        <translation>LUT exportieren</translation>
    </message>
    <message>
        <source>The colours of the styles as a table that photo and film programs apply</source>
        <translation>Die Farben der Stile als Tabelle, die Foto- und Filmprogramme anwenden</translation>
    </message>
    <message>
        <source>A picture by optimisation has the colours of its styles.</source>
        <translation>Ein Bild durch Optimierung hat die Farben seiner Stile.</translation>
    </message>
    <message>
        <source>Only the colours are taken in all of the picture: not under masks.</source>
        <translation>Nur die Farben übernimmt das ganze Bild: nicht unter Masken.</translation>
    </message>
    <message>
        <source>Keep the photo&apos;s</source>
        <translation>Vom Foto bleiben</translation>
    </message>
    <message>
        <source>Whether the colours of the photo stay under the paint, and how</source>
        <translation>Ob die Farben des Fotos unter der Farbe bleiben, und wie</translation>
    </message>
    <message>
        <source>Amount of the photo&apos;s colours</source>
        <translation>Anteil der Farben des Fotos</translation>
    </message>
    <message>
        <source>100 %: the photo&apos;s own colours; less: between those and the styles&apos;</source>
        <translation>100 %: die eigenen Farben des Fotos; weniger: zwischen diesen und denen der Stile</translation>
    </message>
    <message>
        <source>From the photo&apos;s colours to the styles&apos;</source>
        <translation>Von den Farben des Fotos zu denen der Stile</translation>
    </message>
    <message>
        <source>How far the colours go towards those of the styles; the same as the strength</source>
        <translation>Wie weit sich die Farben denen der Stile nähern; dasselbe wie die Stärke</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>The result has the colours of its styles</source>
        <translation>Das Ergebnis hat die Farben seiner Stile</translation>
    </message>
    <message>
        <source>Chroma</source>
        <translation>Buntheit</translation>
    </message>
    <message>
        <source>The painting&apos;s lightness with the photo&apos;s chroma, pixel by pixel</source>
        <translation>Die Helligkeit des Gemäldes mit der Buntheit des Fotos, Pixel für Pixel</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Styles are measured with the mean and covariance of the photo&apos;s colours</source>
        <translation>Stile werden mit Mittelwert und Kovarianz der Farben des Fotos gemessen</translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>Lightness and opponent channels get the photo&apos;s histograms: its contrast too</source>
        <translation>Helligkeit und Gegenfarbkanäle bekommen die Histogramme des Fotos: auch seinen Kontrast</translation>
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
        <source>Write the colours of the styles as a table for other programs</source>
        <translation>Die Farben der Stile als Tabelle für andere Programme schreiben</translation>
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
        <source>Save the style as a car&amp;d…</source>
        <translation>Stil als Stil&amp;karte speichern…</translation>
    </message>
    <message>
        <source>New &amp;texture from the style…</source>
        <translation>Neue &amp;Textur aus dem Stil…</translation>
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
        <source>Export &amp;LUT…</source>
        <translation>&amp;LUT exportieren…</translation>
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
        <source>Paint on the photo where a style goes</source>
        <translation>Auf das Foto malen, wohin ein Stil kommt</translation>
    </message>
    <message>
        <source>Look for faces in the photo, and leave them as they are</source>
        <translation>Im Foto nach Gesichtern suchen und sie lassen, wie sie sind</translation>
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
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Paint a &amp;mask</source>
        <translation>&amp;Maske malen</translation>
    </message>
    <message>
        <source>Mas&amp;k faces</source>
        <translation>&amp;Gesichter maskieren</translation>
    </message>
    <message>
        <source>The photo in every style of the gallery, to choose by</source>
        <translation>Das Foto in jedem Stil der Galerie, um danach zu wählen</translation>
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
        <source>&amp;Contact sheet</source>
        <translation>Kontakt&amp;bogen</translation>
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
        <source>Stop and &amp;keep the picture</source>
        <translation>Anhalten und das Bild &amp;behalten</translation>
    </message>
    <message>
        <source>End the optimisation that runs; the picture there is becomes the result</source>
        <translation>Die laufende Optimierung beenden; das Bild, das es gibt, wird das Ergebnis</translation>
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
    <name>ComparedPage</name>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Held-out score</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>What the chart counts to the right</source>
        <translation>Was das Diagramm nach rechts zählt</translation>
    </message>
    <message>
        <source>Over steps</source>
        <translation>Über Schritte</translation>
    </message>
    <message>
        <source>Over minutes</source>
        <translation>Über Minuten</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Draw values on a logarithmic scale</source>
        <translation>Werte logarithmisch zeichnen</translation>
    </message>
    <message>
        <source>None of these runs has a score yet.</source>
        <translation>Keiner dieser Läufe hat schon eine Wertung.</translation>
    </message>
    <message>
        <source>{count} runs compared</source>
        <translation>{count} Läufe im Vergleich</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Held-out score (lower is better)</source>
        <translation>Wertung (niedriger ist besser)</translation>
    </message>
</context>
<context>
    <name>ComparedPlot</name>
    <message>
        <source>{value} over {axis}, a curve for each run</source>
        <translation>{value} über {axis}, eine Kurve für jeden Lauf</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Save the contact sheet</source>
        <translation>Kontaktbogen speichern</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>{name} wird geschrieben …</translation>
    </message>
    <message>
        <source>The contact sheet is saved as {name}</source>
        <translation>Der Kontaktbogen ist als {name} gespeichert</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
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
        <source>How far the photo moves towards the style: 0 % leaves it as it is. Of an optimisation also the style against the content</source>
        <translation>Wie weit sich das Foto dem Stil nähert: 0 % lässt es, wie es ist. Bei einer Optimierung auch der Stil gegen den Inhalt</translation>
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
        <source>Strength per level: back to the defaults</source>
        <translation>Stärke je Ebene: zurück zu den Vorgaben</translation>
    </message>
    <message>
        <source>Detail per level: back to the defaults</source>
        <translation>Details je Ebene: zurück zu den Vorgaben</translation>
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
    <name>CriterionPart</name>
    <message>
        <source>Ranking, rates and constants</source>
        <translation>Rangfolge, Lernraten und Konstanten</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>as scheduled</source>
        <translation>wie im Zeitplan</translation>
    </message>
    <message>
        <source>from the steps</source>
        <translation>aus den Schritten</translation>
    </message>
    <message>
        <source>× 10⁻⁵, {range}.</source>
        <translation>× 10⁻⁵, {range}.</translation>
    </message>
    <message>
        <source>By least squares to the teacher’s layers; the held-out score judges.</source>
        <translation>Nach kleinsten Quadraten an die Schichten des Lehrers; die Bewertung an zurückgehaltenen Bildern entscheidet.</translation>
    </message>
    <message>
        <source>Rank filters by</source>
        <translation>Filter ordnen nach</translation>
    </message>
    <message>
        <source>Activation: how much a filter fires on photographs.</source>
        <translation>Aktivierung: wie stark ein Filter auf Fotos anspricht.</translation>
    </message>
    <message>
        <source>Keep the fit after the cut</source>
        <translation>Anpassung nach dem Schnitt</translation>
    </message>
    <message>
        <source>Layers that stay whole</source>
        <translation>Schichten, die ganz bleiben</translation>
    </message>
    <message>
        <source>Such as conv1_1, 5.decoder.conv2_1.</source>
        <translation>Etwa conv1_1, 5.decoder.conv2_1.</translation>
    </message>
    <message>
        <source>Learning rate, pruning</source>
        <translation>Lernrate, Ausdünnen</translation>
    </message>
    <message>
        <source>Learning rate, afterwards</source>
        <translation>Lernrate, danach</translation>
    </message>
    <message>
        <source>Amplitude A</source>
        <translation>Amplitude A</translation>
    </message>
    <message>
        <source>Threshold τ</source>
        <translation>Schwelle τ</translation>
    </message>
    <message>
        <source>Shrinking κ</source>
        <translation>Schrumpfung κ</translation>
    </message>
    <message>
        <source>Interval t</source>
        <translation>Abstand t</translation>
    </message>
    <message>
        <source>Increments</source>
        <translation>Zuwächse</translation>
    </message>
    <message>
        <source>Their course from the weakest filter to the strongest.</source>
        <translation>Ihr Verlauf vom schwächsten Filter zum stärksten.</translation>
    </message>
    <message>
        <source>Turning point u</source>
        <translation>Wendepunkt u</translation>
    </message>
    <message>
        <source>What the regularisation factor of the weakest filter gains in one update.</source>
        <translation>Was der Regularisierungsfaktor des schwächsten Filters je Aktualisierung gewinnt.</translation>
    </message>
    <message>
        <source>What the pruning probability of the weakest filter gains in one update.</source>
        <translation>Was die Ausdünnungswahrscheinlichkeit des schwächsten Filters je Aktualisierung gewinnt.</translation>
    </message>
    <message>
        <source>The factor at which a filter goes. Two of A, τ and κ fix the third.</source>
        <translation>Der Faktor, bei dem ein Filter geht. Zwei von A, τ und κ legen die dritte fest.</translation>
    </message>
    <message>
        <source>{range}. A filter shrinks to about e to the power of −κ before it goes.</source>
        <translation>{range}. Ein Filter schrumpft auf etwa e hoch −κ, bevor er geht.</translation>
    </message>
    <message>
        <source>{range} steps between two updates.</source>
        <translation>{range} Schritte zwischen zwei Aktualisierungen.</translation>
    </message>
    <message>
        <source>{range}. Where the exponential course turns, as a share of A.</source>
        <translation>{range}. Wo der exponentielle Verlauf sich wendet, als Anteil von A.</translation>
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
    <name>Devices</name>
    <message>
        <source>The fastest there is</source>
        <translation>Das schnellste vorhandene</translation>
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
        <source>{device} is not here any more; the fastest device there is serves instead.</source>
        <translation>{device} ist nicht mehr da; stattdessen rechnet das schnellste vorhandene Gerät.</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Pictures and style cards</source>
        <translation>Bilder und Stilkarten</translation>
    </message>
    <message>
        <source>Style cards</source>
        <translation>Stilkarten</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Filme</translation>
    </message>
    <message>
        <source>While a mask is painted</source>
        <translation>Während eine Maske gemalt wird</translation>
    </message>
    <message>
        <source>Add style pictures</source>
        <translation>Stilbilder hinzufügen</translation>
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
    <name>EdgesPart</name>
    <message>
        <source>Edges</source>
        <translation>Kanten</translation>
    </message>
    <message>
        <source>Keep the photo&apos;s edges</source>
        <translation>Kanten des Fotos behalten</translation>
    </message>
    <message>
        <source>Edges and texture are the photo&apos;s, colours and large tones the painting&apos;s</source>
        <translation>Kanten und Textur sind die des Fotos, Farben und große Töne die des Gemäldes</translation>
    </message>
    <message>
        <source>A picture by optimisation has edges of its own.</source>
        <translation>Ein Bild durch Optimierung hat eigene Kanten.</translation>
    </message>
    <message>
        <source>Where only the colours are taken edges are the photo&apos;s anyway.</source>
        <translation>Wo nur die Farben übernommen werden, sind die Kanten ohnehin die des Fotos.</translation>
    </message>
    <message>
        <source>Amount of the photo&apos;s edges</source>
        <translation>Anteil der Kanten des Fotos</translation>
    </message>
    <message>
        <source>100 %: edges and texture are the photo&apos;s own; less: between those and the painting&apos;s</source>
        <translation>100 %: Kanten und Textur sind die des Fotos; weniger: zwischen diesen und denen des Gemäldes</translation>
    </message>
    <message>
        <source>Radius of colours</source>
        <translation>Radius der Farben</translation>
    </message>
    <message>
        <source>Over which part of the longer side colours may change where the photo has no edge: smaller follows the painting</source>
        <translation>Über welchen Teil der längeren Seite sich Farben ändern können, wo das Foto keine Kante hat: kleiner folgt dem Gemälde</translation>
    </message>
    <message>
        <source>Faint texture of the photo</source>
        <translation>Schwache Textur des Fotos</translation>
    </message>
    <message>
        <source>How much of the photo&apos;s faintest texture shows: 0 % smooths it away</source>
        <translation>Wie viel von der schwächsten Textur des Fotos sichtbar ist: 0 % glättet sie weg</translation>
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
    <message>
        <source>About {size}</source>
        <translation>Etwa {size}</translation>
    </message>
    <message>
        <source>painted already, written at once</source>
        <translation>schon gemalt, wird sofort geschrieben</translation>
    </message>
    <message>
        <source>time not known before the first render</source>
        <translation>Dauer vor dem ersten Malen nicht bekannt</translation>
    </message>
    <message>
        <source>less than a minute to paint</source>
        <translation>weniger als eine Minute zu malen</translation>
    </message>
    <message>
        <source>about {minutes} min to paint</source>
        <translation>etwa {minutes} min zu malen</translation>
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
        <source>What to expect</source>
        <translation>Was zu erwarten ist</translation>
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
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
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
        <source>Writing {name}…</source>
        <translation>{name} wird geschrieben …</translation>
    </message>
    <message>
        <source>{name} is written: {size}, from the finished picture</source>
        <translation>{name} ist geschrieben: {size}, aus dem fertigen Bild</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation>Nichts wurde exportiert</translation>
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
    <name>FaceMasking</name>
    <message>
        <source>Open a photo first: faces are looked for in it.</source>
        <translation>Öffnen Sie zuerst ein Foto: Darin wird nach Gesichtern gesucht.</translation>
    </message>
    <message>
        <source>Choose a style first: a mask says where it paints.</source>
        <translation>Wählen Sie zuerst einen Stil: Eine Maske sagt, wo er malt.</translation>
    </message>
    <message>
        <source>Each style has a mask already: let one paint everywhere first.</source>
        <translation>Jeder Stil hat schon eine Maske: Lassen Sie zuerst einen überall malen.</translation>
    </message>
    <message>
        <source>Looking for faces…</source>
        <translation>Suche nach Gesichtern…</translation>
    </message>
    <message>
        <source>No face was found in {name}: those that are turned, partly hidden or small are missed. Paint a mask.</source>
        <translation>In {name} wurde kein Gesicht gefunden: Gedrehte, teilweise verdeckte und kleine werden übersehen. Malen Sie eine Maske.</translation>
    </message>
    <message>
        <source>Mask faces</source>
        <translation>Gesichter maskieren</translation>
    </message>
    <message>
        <source>One face was found and is left as it is. Go on painting where the mask misses something.</source>
        <translation>Ein Gesicht wurde gefunden und bleibt, wie es ist. Malen Sie weiter, wo der Maske etwas fehlt.</translation>
    </message>
    <message>
        <source>{count} faces were found and are left as they are. Go on painting where the mask misses one.</source>
        <translation>{count} Gesichter wurden gefunden und bleiben, wie sie sind. Malen Sie weiter, wo der Maske eines fehlt.</translation>
    </message>
    <message>
        <source>Masks take the place of regions.</source>
        <translation>Masken treten an die Stelle der Bereiche.</translation>
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
        <source>Best score (lower is better)</source>
        <translation>Beste Wertung (niedriger ist besser)</translation>
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
    <name>FilmBar</name>
    <message>
        <source>Frame of the film</source>
        <translation>Bild des Films</translation>
    </message>
    <message>
        <source>The frame by which you find the look; a render paints all of them</source>
        <translation>Das Bild, an dem Sie das Aussehen suchen; gemalt werden beim Rendern alle</translation>
    </message>
    <message>
        <source>{time} of {duration} s</source>
        <translation>{time} von {duration} s</translation>
    </message>
</context>
<context>
    <name>FilmDialog</name>
    <message>
        <source>Export film</source>
        <translation>Film exportieren</translation>
    </message>
    <message>
        <source>Strokes move along with what moves</source>
        <translation>Striche wandern mit dem, was sich bewegt</translation>
    </message>
    <message>
        <source>As suits the file</source>
        <translation>Passend zur Datei</translation>
    </message>
    <message>
        <source>Replace the file that is there</source>
        <translation>Die vorhandene Datei ersetzen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Die Datei auswählen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>A name without the suffix of a film is a folder for frames</source>
        <translation>Ein Name ohne die Endung eines Films ist ein Ordner für Einzelbilder</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>Beständigkeit</translation>
    </message>
    <message>
        <source>How much of the earlier painting stays where nothing changes</source>
        <translation>Wie viel vom früheren Gemälde bleibt, wo sich nichts ändert</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Colours are fitted over so much of each shot; at 0 to each frame alone</source>
        <translation>Farben werden über so viel jeder Einstellung angepasst; bei 0 an jedes Bild für sich</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>FFV1 loses nothing, ProRes hardly anything</source>
        <translation>FFV1 verliert nichts, ProRes kaum etwas</translation>
    </message>
    <message>
        <source>Rate factor</source>
        <translation>Qualitätsfaktor</translation>
    </message>
    <message>
        <source>The constant rate factor of H.264 and its kin: lower is better and larger</source>
        <translation>Der Qualitätsfaktor (CRF) von H.264 und seinen Verwandten: niedriger ist besser und größer</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Filme</translation>
    </message>
</context>
<context>
    <name>FilmOpening</name>
    <message>
        <source>The pictures in {name} are numbered like the frames of a film</source>
        <translation>Die Bilder in {name} sind nummeriert wie die Bilder eines Films</translation>
    </message>
    <message>
        <source>Open as a film</source>
        <translation>Als Film öffnen</translation>
    </message>
</context>
<context>
    <name>FloorBox</name>
    <message>
        <source>Least similarity</source>
        <translation>Kleinste Ähnlichkeit</translation>
    </message>
    <message>
        <source>at least </source>
        <translation>mindestens </translation>
    </message>
    <message>
        <source> similar to the teacher&apos;s paintings (SSIM)</source>
        <translation> Ähnlichkeit mit den Bildern des Lehrers (SSIM)</translation>
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
    <name>FolderRow</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
</context>
<context>
    <name>Footer</name>
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
    <name>Iterations</name>
    <message>
        <source>Preview of the start</source>
        <translation>Vorschau des Anfangs</translation>
    </message>
    <message>
        <source>Preview by the networks</source>
        <translation>Vorschau der Netze</translation>
    </message>
    <message>
        <source>{preview}; iterations appear when it is rendered</source>
        <translation>{preview}; Iterationen erscheinen beim Rendern</translation>
    </message>
    <message>
        <source>Iteration {number} of {count} at {size}</source>
        <translation>Iteration {number} von {count} bei {size}</translation>
    </message>
    <message>
        <source>Done after {count} iterations</source>
        <translation>Fertig nach {count} Iterationen</translation>
    </message>
    <message>
        <source>Stopped after iteration {count}</source>
        <translation>Angehalten nach Iteration {count}</translation>
    </message>
    <message>
        <source>Paused after iteration {count}</source>
        <translation>Pausiert nach Iteration {count}</translation>
    </message>
    <message>
        <source>Failed after iteration {count}</source>
        <translation>Fehlgeschlagen nach Iteration {count}</translation>
    </message>
    <message>
        <source>Cancelled after iteration {count}</source>
        <translation>Abgebrochen nach Iteration {count}</translation>
    </message>
</context>
<context>
    <name>LayersPage</name>
    <message>
        <source>Each row is a layer, time runs to the right. The fuller the colour, the further its weakest filters are on their way out.</source>
        <translation>Jede Zeile ist eine Schicht, die Zeit läuft nach rechts. Je kräftiger die Farbe, desto näher ist der schwächste Filter dem Ausscheiden.</translation>
    </message>
    <message>
        <source>Filters that go</source>
        <translation>Filter, die wegfallen</translation>
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
        <source>Finished: {name}, {width} × {height} px</source>
        <translation>Fertig: {name}, {width} × {height} px</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>vorzeitig angehalten</translation>
    </message>
    <message>
        <source>Preview {width} × {height} px in {seconds} s with {bundle}</source>
        <translation>Vorschau {width} × {height} px in {seconds} s mit {bundle}</translation>
    </message>
    <message>
        <source>Pick a style to paint with</source>
        <translation>Wählen Sie einen Stil zum Malen</translation>
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
    <name>LossCurves</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Iteration</source>
        <translation>Iteration</translation>
    </message>
    <message>
        <source>Losses over iterations</source>
        <translation>Verluste über die Iterationen</translation>
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
    <name>LutDialog</name>
    <message>
        <source>Export LUT</source>
        <translation>LUT exportieren</translation>
    </message>
    <message>
        <source>The colours of the styles as a table, which photo and film programs apply.</source>
        <translation>Die Farben der Stile als Tabelle, die Foto- und Filmprogramme anwenden.</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Gemacht für</translation>
    </message>
    <message>
        <source>Which colours the table expects</source>
        <translation>Welche Farben die Tabelle erwartet</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Which programs read it</source>
        <translation>Welche Programme es lesen</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Typical photographs</source>
        <translation>Typische Fotografien</translation>
    </message>
    <message>
        <source>The mean colours of the sample photographs</source>
        <translation>Die mittleren Farben der Beispielfotos</translation>
    </message>
    <message>
        <source>This photo</source>
        <translation>Dieses Foto</translation>
    </message>
    <message>
        <source>The colours of the photo that is open</source>
        <translation>Die Farben des geöffneten Fotos</translation>
    </message>
    <message>
        <source>Cube (.cube), 33 entries a side</source>
        <translation>Cube (.cube), 33 Einträge je Seite</translation>
    </message>
    <message>
        <source>Adobe, Resolve and most film programs</source>
        <translation>Adobe, Resolve und die meisten Filmprogramme</translation>
    </message>
    <message>
        <source>HaldCLUT (.png), 64 entries a side</source>
        <translation>HaldCLUT (.png), 64 Einträge je Seite</translation>
    </message>
    <message>
        <source>darktable, RawTherapee, GIMP, ImageMagick</source>
        <translation>darktable, RawTherapee, GIMP, ImageMagick</translation>
    </message>
</context>
<context>
    <name>LutExporting</name>
    <message>
        <source>Pick a style first: click one in the gallery.</source>
        <translation>Zuerst einen Stil wählen: in der Galerie anklicken.</translation>
    </message>
    <message>
        <source>Tables of colours</source>
        <translation>Farbtabellen</translation>
    </message>
    <message>
        <source>Export LUT</source>
        <translation>LUT exportieren</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>{name} wird geschrieben …</translation>
    </message>
    <message>
        <source>The colours are written to {name}</source>
        <translation>Die Farben stehen in {name}</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation>Nichts wurde exportiert</translation>
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
        <source>Open photos</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation>Ordner mit Fotos öffnen</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>In der Zwischenablage liegt kein Bild.</translation>
    </message>
    <message>
        <source>The finished picture is on the clipboard: {name}, {width} × {height} px.</source>
        <translation>Das fertige Bild ist in der Zwischenablage: {name}, {width} × {height} px.</translation>
    </message>
    <message>
        <source>{name} is on the clipboard as a file: {width} × {height} px are too many for a picture.</source>
        <translation>{name} ist als Datei in der Zwischenablage: {width} × {height} px sind zu viel für ein Bild.</translation>
    </message>
    <message>
        <source>The preview is on the clipboard.</source>
        <translation>Die Vorschau liegt in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Renders to {path}</source>
        <translation>Ergebnis: {path}</translation>
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
    <name>MarginalsPart</name>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Match histograms of features</source>
        <translation>Histogramme der Merkmale angleichen</translation>
    </message>
    <message>
        <source>Besides means and covariances the distribution of every feature channel becomes the style&apos;s: closer to the style, with less grain. Takes longer</source>
        <translation>Außer Mittelwert und Kovarianz wird auch die Verteilung jedes Merkmalskanals die des Stils: näher am Stil und mit weniger Körnung. Dauert länger</translation>
    </message>
    <message>
        <source>An optimisation has a loss of its own.</source>
        <translation>Eine Optimierung hat eine eigene Verlustfunktion.</translation>
    </message>
    <message>
        <source>Histograms are matched in all of the picture, not by masks or regions.</source>
        <translation>Histogramme werden im ganzen Bild angeglichen, nicht nach Masken oder Regionen.</translation>
    </message>
</context>
<context>
    <name>MaskKeys</name>
    <message>
        <source>Brush, eraser, gradient, hand</source>
        <translation>Pinsel, Radierer, Verlauf, Hand</translation>
    </message>
    <message>
        <source>Smaller or larger brush</source>
        <translation>Kleinerer oder größerer Pinsel</translation>
    </message>
    <message>
        <source>Softer or harder brush</source>
        <translation>Weicherer oder härterer Pinsel</translation>
    </message>
    <message>
        <source>Move the brush; with Shift by single pixels</source>
        <translation>Den Pinsel bewegen; mit Umschalt um einzelne Pixel</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Begin a stroke, and end it</source>
        <translation>Einen Strich beginnen und beenden</translation>
    </message>
    <message>
        <source>Space  ·  Enter</source>
        <translation>Leertaste  ·  Eingabe</translation>
    </message>
    <message>
        <source>Fill, clear, invert</source>
        <translation>Füllen, leeren, umkehren</translation>
    </message>
    <message>
        <source>F  ·  Del  ·  I</source>
        <translation>F  ·  Entf  ·  I</translation>
    </message>
    <message>
        <source>Show the mask</source>
        <translation>Maske zeigen</translation>
    </message>
    <message>
        <source>Give up a stroke; put the tools away</source>
        <translation>Einen Strich aufgeben; die Werkzeuge weglegen</translation>
    </message>
</context>
<context>
    <name>MaskPainting</name>
    <message>
        <source>Choose a style first: a mask says where it paints.</source>
        <translation>Wählen Sie zuerst einen Stil: Eine Maske sagt, wo er malt.</translation>
    </message>
    <message>
        <source>Open a photo first: masks are painted on it.</source>
        <translation>Öffnen Sie zuerst ein Foto: Masken werden darauf gemalt.</translation>
    </message>
    <message>
        <source>Paint where “{style}” goes. Keys: arrows, Space begins and ends a stroke, [ and ] the size.</source>
        <translation>Malen Sie, wohin „{style}“ kommt. Tasten: Pfeile, Leertaste beginnt und beendet einen Strich, [ und ] die Größe.</translation>
    </message>
    <message>
        <source>Load a mask</source>
        <translation>Maske laden</translation>
    </message>
    <message>
        <source>Brush stroke</source>
        <translation>Pinselstrich</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Eraser stroke</source>
        <translation>Radierstrich</translation>
    </message>
    <message>
        <source>Fill the mask</source>
        <translation>Maske füllen</translation>
    </message>
    <message>
        <source>Clear the mask</source>
        <translation>Maske leeren</translation>
    </message>
    <message>
        <source>Invert the mask</source>
        <translation>Maske umkehren</translation>
    </message>
    <message>
        <source>Paint everywhere</source>
        <translation>Überall malen</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Loading {name}…</source>
        <translation>{name} wird geladen …</translation>
    </message>
    <message>
        <source>PNG with 16 bits</source>
        <translation>PNG mit 16 Bit</translation>
    </message>
    <message>
        <source>PNG with 8 bits</source>
        <translation>PNG mit 8 Bit</translation>
    </message>
    <message>
        <source>Mask that can be painted on</source>
        <translation>Maske, auf der weitergemalt werden kann</translation>
    </message>
    <message>
        <source>Save the mask</source>
        <translation>Maske speichern</translation>
    </message>
    <message>
        <source>Saving {name}…</source>
        <translation>{name} wird gespeichert …</translation>
    </message>
    <message>
        <source>The mask is saved as {name}</source>
        <translation>Die Maske ist als {name} gespeichert</translation>
    </message>
    <message>
        <source>The mask of “{style}” belongs to a photo of another shape.</source>
        <translation>Die Maske von „{style}“ gehört zu einem Foto von anderer Form.</translation>
    </message>
    <message>
        <source>Masks were painted on {name} before.</source>
        <translation>Auf {name} wurden schon Masken gemalt.</translation>
    </message>
    <message>
        <source>Use them</source>
        <translation>Verwenden</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>kein Ordner</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>schon vorhanden</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Dateiname zu lang</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>zu viele verkettete Verknüpfungen</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Datenträger nur lesbar</translation>
    </message>
    <message>
        <source>No such device or address</source>
        <translation>Gerät nicht vorhanden</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Datenträger voll</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>zugeteilter Speicherplatz erschöpft</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Datei zu groß</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>zu wenig Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>Ordner nicht leer</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Gerät belegt</translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation>Verbindung getrennt</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>Verbindung zur Datei verloren</translation>
    </message>
    <message>
        <source>&apos;{part}&apos; in &apos;{text}&apos; is no ratio; write LAYER=SHARE, for example conv3_1=0.6</source>
        <translation>&apos;{part}&apos; in &apos;{text}&apos; ist kein Verhältnis; EBENE=ANTEIL schreiben, zum Beispiel conv3_1=0.6</translation>
    </message>
    <message>
        <source>&apos;{part}&apos; is no share; write NAME=SHARE, for example gram=0.5</source>
        <translation>„{part}“ ist kein Anteil; erwartet wird NAME=ANTEIL, zum Beispiel gram=0.5</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; names {name} twice</source>
        <translation>&apos;{text}&apos; nennt {name} zweimal</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; in &apos;{text}&apos; is no number; a ratio is a share such as 0.5</source>
        <translation>&apos;{value}&apos; in &apos;{text}&apos; ist keine Zahl; ein Verhältnis ist ein Anteil wie 0.5</translation>
    </message>
    <message>
        <source>A loss was no number any more. Duplicate the run with a lower learning rate.</source>
        <translation>Ein Verlust war keine Zahl mehr. Den Lauf mit einer kleineren Lernrate duplizieren.</translation>
    </message>
    <message>
        <source>EXIF was too long for JPEG: tags {dropped} were left out</source>
        <translation>Die EXIF-Daten waren zu lang für JPEG: Die Einträge {dropped} wurden weggelassen</translation>
    </message>
    <message>
        <source>EXIF, IPTC records and georeference were left out: {error}</source>
        <translation>EXIF, IPTC-Einträge und Georeferenz wurden weggelassen: {error}</translation>
    </message>
    <message>
        <source>IPTC records</source>
        <translation>IPTC-Einträge</translation>
    </message>
    <message>
        <source>IPTC records were too long for JPEG and were left out</source>
        <translation>Die IPTC-Einträge waren zu lang für JPEG und wurden weggelassen</translation>
    </message>
    <message>
        <source>IncReg cannot go by an amplitude of {amplitude:g} and a threshold of {threshold:g} at a learning rate of {rate:g}: the threshold lies above the amplitude and below {largest:g}</source>
        <translation>IncReg kann nicht mit einer Amplitude von {amplitude:g} und einer Schwelle von {threshold:g} bei einer Lernrate von {rate:g} arbeiten: Die Schwelle liegt über der Amplitude und unter {largest:g}</translation>
    </message>
    <message>
        <source>L-BFGS keeps {needed} in memory for {size} px, and {budget} are granted; choose Adam, a smaller picture, or more memory</source>
        <translation>L-BFGS hält für {size} px {needed} im Speicher, und {budget} sind gewährt; wählen Sie Adam, ein kleineres Bild oder mehr Speicher</translation>
    </message>
    <message>
        <source>Memory ran out: the render was begun anew with a budget of {budget} MiB.</source>
        <translation>Der Arbeitsspeicher reichte nicht: Das Bild wurde mit höchstens {budget} MiB neu begonnen.</translation>
    </message>
    <message>
        <source>Metal cannot compute in float64; compute proofs on the CPU</source>
        <translation>Metal kann nicht mit float64 rechnen; Nachweise auf dem Prozessor rechnen</translation>
    </message>
    <message>
        <source>Something went wrong in the program itself ({fault}).</source>
        <translation>Im Programm selbst ist etwas schiefgegangen ({fault}).</translation>
    </message>
    <message>
        <source>The bundle that the run learns from is gone. Put it back or import it again, then resume.</source>
        <translation>Das Paket, von dem der Lauf lernt, ist fort. Es zurücklegen oder noch einmal importieren, dann fortsetzen.</translation>
    </message>
    <message>
        <source>The computer ran out of memory. Close other programs or choose smaller crops or a smaller batch.</source>
        <translation>Dem Rechner ging der Arbeitsspeicher aus. Andere Programme schließen oder kleinere Ausschnitte oder kleinere Stapel wählen.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space; resume goes on from the last checkpoint.</source>
        <translation>Der Datenträger ist voll. Platz schaffen; Fortsetzen macht beim letzten Sicherungspunkt weiter.</translation>
    </message>
    <message>
        <source>The files or settings changed since this render stopped: it was begun anew.</source>
        <translation>Dateien oder Einstellungen haben sich geändert, seit dieses Bild unterbrochen wurde: Es wurde neu begonnen.</translation>
    </message>
    <message>
        <source>The pictures are gone or cannot be read any more. Put them back, or duplicate the run with another folder.</source>
        <translation>Die Bilder sind fort oder nicht mehr lesbar. Alle zurücklegen oder den Lauf mit einem anderen Ordner duplizieren.</translation>
    </message>
    <message>
        <source>The run was ended from outside: its process is gone without a word, as when it is killed, the computer is turned off, or memory runs out. Resume goes on from the last checkpoint. If it ends so again, duplicate it with a smaller batch or smaller crops.</source>
        <translation>Der Lauf wurde von außen beendet: Sein Prozess verschwand ohne ein Wort, etwa weil er beendet wurde, der Rechner ausging oder der Arbeitsspeicher knapp wurde. Fortsetzen macht beim letzten Sicherungspunkt weiter. Endet er wieder so, hilft ein Duplikat mit kleineren Stapeln oder kleineren Ausschnitten.</translation>
    </message>
    <message>
        <source>The run&apos;s folder could not be written to. Free some space; resume goes on from the last checkpoint.</source>
        <translation>In den Ordner des Laufs konnte nicht geschrieben werden. Platz schaffen; Fortsetzen macht beim letzten Sicherungspunkt weiter.</translation>
    </message>
    <message>
        <source>There is not enough memory for a preview; close other programs, or choose the CPU as the device.</source>
        <translation>Der Arbeitsspeicher reicht nicht für eine Vorschau; andere Programme schließen oder auf dem Prozessor rechnen.</translation>
    </message>
    <message>
        <source>There is not enough memory to paint {path} even with a budget of {budget} MiB; close other programs, or choose the CPU as the device.</source>
        <translation>Der Arbeitsspeicher reicht selbst mit höchstens {budget} MiB nicht für {path}; andere Programme schließen oder auf dem Prozessor rechnen.</translation>
    </message>
    <message>
        <source>There is not enough memory to write {path}; close other programs and try again: what was painted is kept.</source>
        <translation>Der Speicher reicht nicht, um {path} zu schreiben; schließen Sie andere Programme, und versuchen Sie es erneut: das Gemalte bleibt erhalten.</translation>
    </message>
    <message>
        <source>a HEIC picture, whose codec is patented and not included; {advice}</source>
        <translation>ein HEIC-Bild, dessen Codec patentiert und nicht enthalten ist; {advice}</translation>
    </message>
    <message>
        <source>a HaldCLUT has 4, 9, 16, … entries a side, such as 36 or 64; not {size}</source>
        <translation>eine HaldCLUT hat 4, 9, 16, … Einträge je Seite, etwa 36 oder 64, und nicht {size}</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>ein JPEG-2000-Bild</translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <translation>ein JPEG-XL-Bild</translation>
    </message>
    <message>
        <source>a JPEG XR picture</source>
        <translation>ein JPEG-XR-Bild</translation>
    </message>
    <message>
        <source>a PCX picture</source>
        <translation>ein PCX-Bild</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a PICT picture</source>
        <translation>ein PICT-Bild</translation>
    </message>
    <message>
        <source>a PNM picture</source>
        <translation>ein PNM-Bild</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>ein Photoshop-Dokument</translation>
    </message>
    <message>
        <source>a PostScript document</source>
        <translation>ein PostScript-Dokument</translation>
    </message>
    <message>
        <source>a Radiance HDR picture</source>
        <translation>ein Radiance-HDR-Bild</translation>
    </message>
    <message>
        <source>a Targa picture</source>
        <translation>ein Targa-Bild</translation>
    </message>
    <message>
        <source>a Windows icon</source>
        <translation>ein Windows-Symbol</translation>
    </message>
    <message>
        <source>a ZIP archive or a document in one; unpack it, or export the picture as TIFF, PNG or JPEG</source>
        <translation>ein ZIP-Archiv oder ein Dokument darin; entpacken Sie es, oder exportieren Sie das Bild als TIFF, PNG oder JPEG</translation>
    </message>
    <message>
        <source>a brush stroke needs at least one point</source>
        <translation>ein Pinselstrich braucht mindestens einen Punkt</translation>
    </message>
    <message>
        <source>a bundle id is lower-case letters, digits and hyphens such as my-pair-2, not {bundle_id}</source>
        <translation>Die Kennung eines Pakets besteht aus Kleinbuchstaben, Ziffern und Bindestrichen wie my-pair-2, nicht {bundle_id}</translation>
    </message>
    <message>
        <source>a chart ends in .svg or .png, not {name}</source>
        <translation>ein Diagramm endet auf .svg oder .png, nicht {name}</translation>
    </message>
    <message>
        <source>a comment</source>
        <translation>ein Kommentar</translation>
    </message>
    <message>
        <source>a covariance holds NaN or infinity; check the picture for such values, then the bundle</source>
        <translation>Eine Kovarianz enthält NaN oder unendliche Werte; das Bild darauf prüfen, dann das Paket</translation>
    </message>
    <message>
        <source>a drawing</source>
        <translation>eine Zeichnung</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>a film has no pages; leave the page out, and choose frames instead</source>
        <translation>Ein Film hat keine Seiten; lassen Sie die Seite weg und wählen Sie stattdessen Bilder aus</translation>
    </message>
    <message>
        <source>a film has up to 1000 frames per second, not {rate}</source>
        <translation>Ein Film hat bis zu 1000 Bilder je Sekunde, nicht {rate}</translation>
    </message>
    <message>
        <source>a film or another file that is no still picture; export one frame as PNG first</source>
        <translation>ein Film oder eine andere Datei, die kein Standbild ist; exportieren Sie zuerst ein Bild daraus als PNG</translation>
    </message>
    <message>
        <source>a floor needs a similarity to reach, a score not to exceed, or both</source>
        <translation>eine Untergrenze braucht eine Ähnlichkeit, die zu erreichen ist, eine Wertung, die nicht überschritten wird, oder beides</translation>
    </message>
    <message>
        <source>a georeference</source>
        <translation>eine Georeferenz</translation>
    </message>
    <message>
        <source>a gradient needs two places that differ</source>
        <translation>ein Verlauf braucht zwei verschiedene Stellen</translation>
    </message>
    <message>
        <source>a level counts from 0, not {level}</source>
        <translation>Eine Ebene zählt ab 0, nicht {level}</translation>
    </message>
    <message>
        <source>a level is one of 5, 4, 3, 2, 1, not {level}</source>
        <translation>Eine Ebene ist 5, 4, 3, 2 oder 1, nicht {level}</translation>
    </message>
    <message>
        <source>a level is one of {levels}, not {level}</source>
        <translation>Eine Ebene ist eine von {levels}, nicht {level}</translation>
    </message>
    <message>
        <source>a mask of {size} px is larger than any picture</source>
        <translation>eine Maske von {size} px ist größer als jedes Bild</translation>
    </message>
    <message>
        <source>a mask takes up to {operations} brush strokes of {points} points in all; save it as a picture and go on from there</source>
        <translation>eine Maske nimmt bis zu {operations} Pinselstriche mit zusammen {points} Punkten auf; speichern Sie sie als Bild und malen Sie darauf weiter</translation>
    </message>
    <message>
        <source>a memory budget of {budget_bytes} MiB is too small: the narrowest strip needs about {need} MiB; allow more memory</source>
        <translation>{budget_bytes} MiB Arbeitsspeicher sind zu wenig: Der schmalste Streifen braucht etwa {need} MiB; mehr erlauben</translation>
    </message>
    <message>
        <source>a memory budget of {budget} MiB is too small: the smallest tile of an optimisation needs about {needed} MiB; allow more memory</source>
        <translation>ein Speicherbudget von {budget} MiB ist zu klein: Die kleinste Kachel einer Optimierung braucht etwa {needed} MiB; erlauben Sie mehr Speicher</translation>
    </message>
    <message>
        <source>a part of this path is a file where a folder belongs; check the path</source>
        <translation>ein Teil dieses Pfads ist eine Datei, wo ein Ordner hingehört; den Pfad prüfen</translation>
    </message>
    <message>
        <source>a photo is divided into {fewest} to {most} regions, not {count}</source>
        <translation>ein Foto wird in {fewest} bis {most} Bereiche geteilt, nicht in {count}</translation>
    </message>
    <message>
        <source>a picture by optimisation has edges of its own; leave the photo&apos;s edges out</source>
        <translation>ein Bild durch Optimierung hat eigene Kanten; lassen Sie die Kanten des Fotos weg</translation>
    </message>
    <message>
        <source>a picture by optimisation has no regions; leave them out, or paint it by networks</source>
        <translation>ein optimiertes Bild hat keine Bereiche; sie weglassen oder mit Netzen malen</translation>
    </message>
    <message>
        <source>a picture by optimisation has the colours of its styles; leave the choice of colours out</source>
        <translation>ein optimiertes Bild hat die Farben seiner Stile; lassen Sie die Wahl der Farben weg</translation>
    </message>
    <message>
        <source>a picture without a single visible pixel has no statistics; choose another picture or mask</source>
        <translation>Ein Bild ohne ein einziges sichtbares Pixel hat keine Statistik; ein anderes Bild oder eine andere Maske wählen</translation>
    </message>
    <message>
        <source>a place in a mask lies within {reach} longer sides, not at {x}, {y}</source>
        <translation>eine Stelle in einer Maske liegt innerhalb von {reach} längeren Seiten, nicht bei {x}, {y}</translation>
    </message>
    <message>
        <source>a placeholder of Git LFS, not the picture itself; fetch it with git lfs pull</source>
        <translation>ein Platzhalter von Git LFS, nicht das Bild selbst; holen Sie es mit git lfs pull</translation>
    </message>
    <message>
        <source>a preview is at least {smallest_side_px} px, not {longer_side_px}</source>
        <translation>Eine Vorschau hat mindestens {smallest_side_px} px, nicht {longer_side_px}</translation>
    </message>
    <message>
        <source>a pruning in stages runs in one process; start it without the others</source>
        <translation>ein Ausdünnen in Stufen läuft in einem Prozess; ohne die anderen starten</translation>
    </message>
    <message>
        <source>a raw camera file, which has no finished colours yet; {advice}</source>
        <translation>eine Rohdatei einer Kamera, die noch keine fertigen Farben hat; {advice}</translation>
    </message>
    <message>
        <source>a raw camera mosaic</source>
        <translation>ein Kamera-Rohraster</translation>
    </message>
    <message>
        <source>a run needs a teacher bundle and a folder of pictures; choose both</source>
        <translation>Ein Lauf braucht ein Lehrerpaket und einen Bilderordner; beides wählen</translation>
    </message>
    <message>
        <source>a scan of the layers&apos; sensitivity needs a speed-up to come to; name one, such as 2</source>
        <translation>Eine Untersuchung der Empfindlichkeit der Schichten braucht ein Ziel für die Beschleunigung; eines nennen, etwa 2</translation>
    </message>
    <message>
        <source>a search takes at least one stage, and its tolerance is above 0</source>
        <translation>eine Suche hat mindestens eine Stufe, und ihre Toleranz liegt über 0</translation>
    </message>
    <message>
        <source>a speed-up is above 1, not {speed_up}</source>
        <translation>Eine Beschleunigung liegt über 1, nicht bei {speed_up}</translation>
    </message>
    <message>
        <source>a step learns from 1 micro-batch or more, not from {count}</source>
        <translation>ein Schritt lernt aus mindestens 1 Teilstapel, nicht aus {count}</translation>
    </message>
    <message>
        <source>a strength lies between 0 and 1, not {alpha}</source>
        <translation>Eine Stärke liegt zwischen 0 und 1, nicht bei {alpha}</translation>
    </message>
    <message>
        <source>a style card holds each level of an encoder once</source>
        <translation>eine Stilkarte enthält jede Ebene eines Encoders einmal</translation>
    </message>
    <message>
        <source>a style card needs at least one bundle</source>
        <translation>eine Stilkarte braucht mindestens ein Paket</translation>
    </message>
    <message>
        <source>a style card, which holds a style and no photo; choose it as a style</source>
        <translation>eine Stilkarte, die einen Stil und kein Foto enthält; als Stil wählen</translation>
    </message>
    <message>
        <source>a style paints one region alone, and no regions are asked for; ask for some</source>
        <translation>ein Stil malt nur einen Bereich, und es sind keine Bereiche verlangt; welche verlangen</translation>
    </message>
    <message>
        <source>a stylised picture needs at least one style</source>
        <translation>Ein Bild braucht mindestens einen Stil</translation>
    </message>
    <message>
        <source>a table of colours ends in .cube, or in .png for a HaldCLUT; not {name}</source>
        <translation>eine Farbtabelle endet auf .cube, oder auf .png für eine HaldCLUT; nicht {name}</translation>
    </message>
    <message>
        <source>a table of colours has from {smallest} to {largest} entries a side, not {size}</source>
        <translation>eine Farbtabelle hat von {smallest} bis {largest} Einträge je Seite, nicht {size}</translation>
    </message>
    <message>
        <source>a texture is painted everywhere; leave the masks out</source>
        <translation>eine Textur wird überall gemalt; die Masken weglassen</translation>
    </message>
    <message>
        <source>a texture needs sides of at least {smallest} px, not {size}</source>
        <translation>eine Textur braucht Seiten von mindestens {smallest} px, nicht {size}</translation>
    </message>
    <message>
        <source>a web page, not the picture itself; download the picture again</source>
        <translation>eine Webseite, nicht das Bild selbst; laden Sie das Bild noch einmal herunter</translation>
    </message>
    <message>
        <source>an AdaIN bundle has one level; name one</source>
        <translation>Ein AdaIN-Paket hat eine Ebene; eine nennen</translation>
    </message>
    <message>
        <source>an OpenEXR picture</source>
        <translation>ein OpenEXR-Bild</translation>
    </message>
    <message>
        <source>an SVG drawing, which has no pixels of its own; export it as PNG first</source>
        <translation>eine SVG-Zeichnung, die keine eigenen Pixel hat; exportieren Sie sie zuerst als PNG</translation>
    </message>
    <message>
        <source>an encoder without a single convolution reaches no level</source>
        <translation>Ein Encoder ohne eine einzige Faltung erreicht keine Ebene</translation>
    </message>
    <message>
        <source>an extra channel that the file does not declare to be transparency was left out</source>
        <translation>Ein weiterer Kanal, den die Datei nicht als Transparenz ausweist, wurde weggelassen</translation>
    </message>
    <message>
        <source>an optimisation has a loss of its own; leave the matching of histograms of features out</source>
        <translation>eine Optimierung hat eine eigene Verlustfunktion; lassen Sie das Angleichen der Histogramme von Merkmalen weg</translation>
    </message>
    <message>
        <source>an optimisation needs at least one style layer with a weight above 0</source>
        <translation>eine Optimierung braucht mindestens eine Stilschicht mit einem Gewicht über 0</translation>
    </message>
    <message>
        <source>an optimisation takes from 1 to {most} iterations, not {iterations}</source>
        <translation>eine Optimierung hat 1 bis {most} Iterationen, nicht {iterations}</translation>
    </message>
    <message>
        <source>another process of this run has ended or does not answer; see what it said, then resume the run from its last checkpoint ({error})</source>
        <translation>ein anderer Prozess dieses Laufs ist beendet oder antwortet nicht; nachsehen, was er gesagt hat, und den Lauf dann ab dem letzten Sicherungspunkt fortsetzen ({error})</translation>
    </message>
    <message>
        <source>another program is training in {path}; stop it with gigastyle train stop, or wait for it</source>
        <translation>Ein anderes Programm trainiert in {path}; es dort anhalten oder darauf warten</translation>
    </message>
    <message>
        <source>another render is running in {path}; wait for it, or choose another job folder</source>
        <translation>In {path} wird schon ein anderes Bild gemalt; darauf warten oder einen anderen Auftragsordner wählen</translation>
    </message>
    <message>
        <source>bundle {bundle} has no file {name}</source>
        <translation>Im Paket {bundle} fehlt die Datei {name}</translation>
    </message>
    <message>
        <source>bundle {bundle}: every decoder needs a file of its own</source>
        <translation>Paket {bundle}: Jeder Decoder braucht eine eigene Datei</translation>
    </message>
    <message>
        <source>bundle {id} does not offer {method}; it offers {methods}</source>
        <translation>Das Paket {id} bietet {method} nicht an; es bietet {methods}</translation>
    </message>
    <message>
        <source>bundle {id} has no decoders: it serves as a teacher and cannot stylise a picture</source>
        <translation>Das Paket {id} hat keine Decoder: Es dient als Lehrer und kann kein Bild malen</translation>
    </message>
    <message>
        <source>bundle {id} has no level {level}; it has {offered}</source>
        <translation>Das Paket {id} hat keine Ebene {level}; es hat {offered}</translation>
    </message>
    <message>
        <source>bundle {id} has no level {missing}; it has {available}</source>
        <translation>Das Paket {id} hat keine Ebene {missing}; es hat {available}</translation>
    </message>
    <message>
        <source>bundle {id} has no pair of networks to find regions with; choose another</source>
        <translation>Das Paket {id} hat kein Netzpaar, das Bereiche finden könnte; ein anderes wählen</translation>
    </message>
    <message>
        <source>bundle {id} needs its levels downwards, each once, not {levels}</source>
        <translation>Das Paket {id} braucht seine Ebenen abwärts, jede einmal, nicht {levels}</translation>
    </message>
    <message>
        <source>bundle {id} needs one sha256 for each of {files}</source>
        <translation>Das Paket {id} braucht je eine SHA-256-Summe für {files}</translation>
    </message>
    <message>
        <source>bundle {id} offers {methods} but not every level has a decoder</source>
        <translation>Das Paket {id} bietet {methods} an, aber nicht jede Ebene hat einen Decoder</translation>
    </message>
    <message>
        <source>bundle {id}: the sha256 of {bad} is not 64 lower-case hex digits</source>
        <translation>Paket {id}: Die SHA-256-Summe von {bad} besteht nicht aus 64 kleinen Hexadezimalziffern</translation>
    </message>
    <message>
        <source>bundle {wanted} is damaged: {reason}</source>
        <translation>Das Paket {wanted} ist beschädigt: {reason}</translation>
    </message>
    <message>
        <source>cannot keep a queue in {path}: {reason}; choose another folder</source>
        <translation>In {path} kann keine Warteschlange geführt werden: {reason}; einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>cannot make a scratch folder in {folder}: {reason}</source>
        <translation>in {folder} kann kein Arbeitsordner angelegt werden: {reason}</translation>
    </message>
    <message>
        <source>cannot make a scratch folder in {parent}: {reason}; name another one</source>
        <translation>In {parent} kann kein Arbeitsordner angelegt werden: {reason}; einen anderen nennen</translation>
    </message>
    <message>
        <source>cannot make the folder {scratch_dir}: {reason}; choose another one</source>
        <translation>Der Ordner {scratch_dir} kann nicht angelegt werden: {reason}; einen anderen wählen</translation>
    </message>
    <message>
        <source>cannot read {path}: {reason}; start the job again</source>
        <translation>{path} kann nicht gelesen werden: {reason}; das Bild noch einmal beginnen</translation>
    </message>
    <message>
        <source>cannot use {path} as a job folder: {reason}; choose another</source>
        <translation>{path} kann nicht als Auftragsordner dienen: {reason}; einen anderen wählen</translation>
    </message>
    <message>
        <source>cannot use {path} as a run folder: {reason}; choose another</source>
        <translation>{path} kann nicht als Ordner eines Laufs dienen: {reason}; einen anderen wählen</translation>
    </message>
    <message>
        <source>cannot write in {run}: {reason}; free some space</source>
        <translation>In {run} kann nicht geschrieben werden: {reason}; Platz schaffen</translation>
    </message>
    <message>
        <source>cannot write in {run}: {reason}; free some space or choose another folder</source>
        <translation>In {run} kann nicht geschrieben werden: {reason}; Platz schaffen oder einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>cannot write the journal {path}: {reason}; free some space</source>
        <translation>Das Protokoll {path} kann nicht geschrieben werden: {reason}; Platz schaffen</translation>
    </message>
    <message>
        <source>cannot write the log in {path}: {reason}; free some space</source>
        <translation>Das Protokoll in {path} kann nicht geschrieben werden: {reason}; Platz schaffen</translation>
    </message>
    <message>
        <source>cannot write {path}: {error}; the one before is kept</source>
        <translation>{path} kann nicht geschrieben werden: {error}; der vorige Stand bleibt erhalten</translation>
    </message>
    <message>
        <source>cannot write {path}: {reason}</source>
        <translation>{path} lässt sich nicht schreiben: {reason}</translation>
    </message>
    <message>
        <source>cannot write {path}: {reason}; choose another job folder</source>
        <translation>{path} kann nicht geschrieben werden: {reason}; wählen Sie einen anderen Auftragsordner</translation>
    </message>
    <message>
        <source>cannot write {path}: {reason}; choose another place</source>
        <translation>{path} kann nicht geschrieben werden: {reason}; einen anderen Ort wählen</translation>
    </message>
    <message>
        <source>cannot write {path}: {reason}; free some space</source>
        <translation>{path} kann nicht geschrieben werden: {reason}; Platz schaffen</translation>
    </message>
    <message>
        <source>cannot write {run}: {reason}; choose another folder</source>
        <translation>{run} kann nicht geschrieben werden: {reason}; einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>convert or import it again</source>
        <translation>es noch einmal konvertieren oder importieren</translation>
    </message>
    <message>
        <source>crops must be a multiple of 16 and at least 64 px, not {crop_px}</source>
        <translation>Ausschnitte sind ein Vielfaches von 16 und mindestens 64 px groß, nicht {crop_px}</translation>
    </message>
    <message>
        <source>detail begins at a level of 5, 4, 3, 2, 1, not {detail_from}</source>
        <translation>Die Details beginnen bei Ebene 5, 4, 3, 2 oder 1, nicht {detail_from}</translation>
    </message>
    <message>
        <source>encoders learn at a rate from 0 on, not {encoder_rate}</source>
        <translation>Encoder lernen mit einer Rate ab 0, nicht {encoder_rate}</translation>
    </message>
    <message>
        <source>encoders need at least 1 step, not {encoder_steps}</source>
        <translation>Encoder brauchen mindestens 1 Schritt, nicht {encoder_steps}</translation>
    </message>
    <message>
        <source>enlarged to {wanted} it would have more than {max_pixels:.0f} megapixels; ask for a smaller side</source>
        <translation>Auf {wanted} vergrößert hätte es mehr als {max_pixels:.0f} Megapixel; eine kürzere Seite verlangen</translation>
    </message>
    <message>
        <source>even the largest scanned ratios do not prune enough; scan larger ones, or ask for less</source>
        <translation>Selbst die größten untersuchten Anteile dünnen nicht genug aus; größere untersuchen oder weniger verlangen</translation>
    </message>
    <message>
        <source>every layer keeps at least one filter: a width below 1 would empty it</source>
        <translation>Jede Schicht behält mindestens einen Filter: Eine Breite unter 1 würde sie leeren</translation>
    </message>
    <message>
        <source>every level is at strength 0: the picture was left as it is</source>
        <translation>Jede Ebene steht auf Stärke 0: Das Bild blieb, wie es war</translation>
    </message>
    <message>
        <source>films are painted by the networks alone; leave the optimisation out</source>
        <translation>Filme werden nur von den Netzen gemalt; lassen Sie die Optimierung weg</translation>
    </message>
    <message>
        <source>float64 serves to prove exactness and the fast mode is not exact; leave one of them out</source>
        <translation>float64 dient dem Nachweis der Genauigkeit, und der schnelle Modus ist nicht genau; eines davon weglassen</translation>
    </message>
    <message>
        <source>format version {version} is not {format_version}, the one this program reads; {advice}</source>
        <translation>Die Formatversion {version} ist nicht {format_version}, die dieses Programm liest; {advice}</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>Einzelbilder</translation>
    </message>
    <message>
        <source>frames are missing: {numbers}; those around them follow each other</source>
        <translation>Es fehlen Bilder: {numbers}; die benachbarten folgen aufeinander</translation>
    </message>
    <message>
        <source>frames count from 1 and the last is not before the first; not {first} to {last}</source>
        <translation>Bilder zählen ab 1 und das letzte liegt nicht vor dem ersten; nicht {first} bis {last}</translation>
    </message>
    <message>
        <source>frames of {size} px take {needed} of memory, and {budget} are granted; paint them smaller, or allow more memory</source>
        <translation>Bilder mit {size} px brauchen {needed} Speicher, erlaubt sind {budget}; malen Sie sie kleiner oder erlauben Sie mehr Speicher</translation>
    </message>
    <message>
        <source>has channels of different depths, which is not read here; export it as 8- or 16-bit RGB first</source>
        <translation>hat Kanäle verschiedener Tiefe, was hier nicht gelesen wird; es als RGB mit 8 oder 16 Bit exportieren</translation>
    </message>
    <message>
        <source>has {bits} bits per channel, which is not read here; export it as 8- or 16-bit RGB first</source>
        <translation>hat {bits} Bit je Kanal, was hier nicht gelesen wird; es als RGB mit 8 oder 16 Bit exportieren</translation>
    </message>
    <message>
        <source>has {found}, whose brightness has no agreed meaning; export it as 8- or 16-bit RGB first</source>
        <translation>hat {found}, deren Helligkeit keine vereinbarte Bedeutung hat; es als RGB mit 8 oder 16 Bit exportieren</translation>
    </message>
    <message>
        <source>has {samples} channels where its colours take {colours}; export it as RGB first</source>
        <translation>hat {samples} Kanäle, wo seine Farben {colours} brauchen; es als RGB exportieren</translation>
    </message>
    <message>
        <source>histograms of features are matched in all of the picture; leave the masks and regions out</source>
        <translation>Histogramme von Merkmalen werden im ganzen Bild angeglichen; lassen Sie die Masken und Regionen weg</translation>
    </message>
    <message>
        <source>histograms of features are matched in single pictures; leave that out for films</source>
        <translation>Histogramme von Merkmalen werden in einzelnen Bildern angeglichen; lassen Sie das bei Filmen weg</translation>
    </message>
    <message>
        <source>in a print of {print_mm} mm strokes are {smallest_mm} to {largest_mm} mm wide, not {stroke_mm} mm</source>
        <translation>in einem Druck von {print_mm} mm sind Striche {smallest_mm} bis {largest_mm} mm breit, nicht {stroke_mm} mm</translation>
    </message>
    <message>
        <source>increments of the ratio are above 0, and the least is not above the most</source>
        <translation>Schritte des Anteils liegen über 0, und der kleinste liegt nicht über dem größten</translation>
    </message>
    <message>
        <source>install a newer Gigastyle</source>
        <translation>ein neueres Gigastyle installieren</translation>
    </message>
    <message>
        <source>is a TIFF of inks other than cyan, magenta, yellow and black; save it as 8- or 16-bit RGB first</source>
        <translation>ist ein TIFF mit anderen Druckfarben als Cyan, Magenta, Gelb und Schwarz; es als RGB mit 8 oder 16 Bit speichern</translation>
    </message>
    <message>
        <source>is a TIFF whose pixels are {name}, which is not read here; save it as 8- or 16-bit RGB first</source>
        <translation>ist ein TIFF, dessen Pixel {name} sind, was hier nicht gelesen wird; es als RGB mit 8 oder 16 Bit speichern</translation>
    </message>
    <message>
        <source>it ends after {found:.1f} of {told:.1f} seconds: it may be cut short</source>
        <translation>Er endet nach {found:.1f} von {told:.1f} Sekunden: Er ist vielleicht abgeschnitten</translation>
    </message>
    <message>
        <source>it exists already; choose another name</source>
        <translation>es gibt schon etwas dieses Namens; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>it has format {found}; this version reads format {known}</source>
        <translation>sie hat Format {found}; diese Version liest Format {known}</translation>
    </message>
    <message>
        <source>it has no size</source>
        <translation>sie hat keine Größe</translation>
    </message>
    <message>
        <source>it has {bands} channels where {space} takes {wanted}; export it as RGB first</source>
        <translation>Es hat {bands} Kanäle, wo {space} {wanted} braucht; es als RGB exportieren</translation>
    </message>
    <message>
        <source>it holds no list of brush strokes, or too many</source>
        <translation>sie enthält keine Liste von Pinselstrichen oder zu viele</translation>
    </message>
    <message>
        <source>it holds something that is no brush stroke</source>
        <translation>sie enthält etwas, das kein Pinselstrich ist</translation>
    </message>
    <message>
        <source>it holds {names}, which this version does not know</source>
        <translation>enthält {names}, das diese Version nicht kennt</translation>
    </message>
    <message>
        <source>it is a folder where a file belongs; name a file</source>
        <translation>es ist ein Ordner, wo eine Datei hingehört; eine Datei nennen</translation>
    </message>
    <message>
        <source>it is a link that leads back to itself; name the file itself</source>
        <translation>es ist eine Verknüpfung, die auf sich selbst zurückführt; die Datei selbst nennen</translation>
    </message>
    <message>
        <source>it is another kind of JSON file</source>
        <translation>es ist eine andere Art von JSON-Datei</translation>
    </message>
    <message>
        <source>it is another kind of file</source>
        <translation>es ist eine andere Art von Datei</translation>
    </message>
    <message>
        <source>it is being worked on already</source>
        <translation>daran wird schon gearbeitet</translation>
    </message>
    <message>
        <source>it is damaged: {reason}</source>
        <translation>es ist beschädigt: {reason}</translation>
    </message>
    <message>
        <source>it is far too large for a painted mask</source>
        <translation>sie ist viel zu groß für eine gemalte Maske</translation>
    </message>
    <message>
        <source>it is far too large for a recipe</source>
        <translation>es ist viel zu groß für ein Rezept</translation>
    </message>
    <message>
        <source>it is no ordinary file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is no ordinary file; name a file</source>
        <translation>es ist keine gewöhnliche Datei; eine Datei nennen</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>sie ist zu groß</translation>
    </message>
    <message>
        <source>it may not be opened or entered; change its permissions or choose another</source>
        <translation>es darf nicht geöffnet oder betreten werden; die Zugriffsrechte ändern oder etwas anderes wählen</translation>
    </message>
    <message>
        <source>it was written by a later version</source>
        <translation>sie wurde von einer späteren Version geschrieben</translation>
    </message>
    <message>
        <source>iteration {number} of {count} at {size}</source>
        <translation>Iteration {number} von {count} bei {size}</translation>
    </message>
    <message>
        <source>its EXIF is damaged and was left out</source>
        <translation>Seine EXIF-Daten sind beschädigt und wurden weggelassen</translation>
    </message>
    <message>
        <source>its TIFF tags depart from the standard; all of its pixels were there</source>
        <translation>Seine TIFF-Einträge weichen vom Standard ab; alle Pixel waren da</translation>
    </message>
    <message>
        <source>its XMP was left out: {error}</source>
        <translation>Seine XMP-Daten wurden weggelassen: {error}</translation>
    </message>
    <message>
        <source>its brightness goes beyond that of a screen ({name}); highlights were compressed into the ordinary range</source>
        <translation>Seine Helligkeit geht über die eines Bildschirms hinaus ({name}); die Lichter wurden in den üblichen Umfang gestaucht</translation>
    </message>
    <message>
        <source>its brightness is coded for high dynamic range ({name}): the networks see the code values as they are</source>
        <translation>Seine Helligkeit ist für hohen Kontrastumfang kodiert ({name}): Die Netze sehen die Zahlen so, wie sie sind</translation>
    </message>
    <message>
        <source>its colour primaries are none; those of sRGB were assumed</source>
        <translation>Seine Grundfarben sind keine; die von sRGB wurden angenommen</translation>
    </message>
    <message>
        <source>its colour profile is damaged or of another colour space; the usual one was assumed</source>
        <translation>Sein Farbprofil ist beschädigt oder gehört zu einem anderen Farbraum; das übliche wurde angenommen</translation>
    </message>
    <message>
        <source>its colours are told by codes that are not known here (primaries {primaries}, transfer {transfer}); sRGB was assumed</source>
        <translation>Seine Farben sind durch Kennzahlen beschrieben, die hier nicht bekannt sind (Grundfarben {primaries}, Kennlinie {transfer}); sRGB wurde angenommen</translation>
    </message>
    <message>
        <source>its disk cannot be written to; choose a folder on another one</source>
        <translation>auf seinen Datenträger kann nicht geschrieben werden; einen Ordner auf einem anderen wählen</translation>
    </message>
    <message>
        <source>its disk is full; free some space or choose a folder on another disk</source>
        <translation>sein Datenträger ist voll; Platz schaffen oder einen Ordner auf einem anderen wählen</translation>
    </message>
    <message>
        <source>its disk or connection failed; check it and try again</source>
        <translation>sein Datenträger oder die Verbindung dazu versagt; das prüfen und es noch einmal versuchen</translation>
    </message>
    <message>
        <source>its end marker is missing; all of its pixels were there</source>
        <translation>Seine Endmarke fehlt; alle Pixel waren da</translation>
    </message>
    <message>
        <source>its facts are no text</source>
        <translation>ihre Angaben sind kein Text</translation>
    </message>
    <message>
        <source>its georeference was left out, since the result is turned, of another size or a part of it</source>
        <translation>Seine Georeferenz wurde weggelassen, da das Ergebnis gedreht, von anderer Größe oder ein Ausschnitt ist</translation>
    </message>
    <message>
        <source>its head departs from the standard; all of its pixels were there</source>
        <translation>Sein Kopf weicht vom Standard ab; alle Pixel waren da</translation>
    </message>
    <message>
        <source>its name is too long for this disk; choose a shorter one</source>
        <translation>sein Name ist zu lang für diesen Datenträger; einen kürzeren wählen</translation>
    </message>
    <message>
        <source>its pixels are {format} values in {space}, whose brightness has no agreed meaning; export it as 8- or 16-bit RGB first</source>
        <translation>Seine Pixel sind {format}-Werte in {space}, deren Helligkeit keine vereinbarte Bedeutung hat; es als RGB mit 8 oder 16 Bit exportieren</translation>
    </message>
    <message>
        <source>its thumbnail or source is missing or too large</source>
        <translation>ihr Vorschaubild oder ihre Quelle fehlt oder ist zu groß</translation>
    </message>
    <message>
        <source>its thumbnail or source is too large or of another kind</source>
        <translation>ihr Vorschaubild oder ihre Quelle ist zu groß oder von anderer Art</translation>
    </message>
    <message>
        <source>keeping the photo&apos;s colours and taking only those of the styles exclude each other; leave one out</source>
        <translation>die Farben des Fotos zu behalten und nur die der Stile zu nehmen schließen einander aus; lassen Sie eines weg</translation>
    </message>
    <message>
        <source>l1 removes at once and has no pruning steps; every other criterion needs at least 1</source>
        <translation>l1 dünnt auf einmal aus und hat keine Ausdünnungsschritte; jedes andere Kriterium braucht mindestens 1</translation>
    </message>
    <message>
        <source>learning rates must be above 0, not {rate}</source>
        <translation>Lernraten müssen über 0 liegen, nicht {rate}</translation>
    </message>
    <message>
        <source>level {level} has no decoder</source>
        <translation>Ebene {level} hat keinen Decoder</translation>
    </message>
    <message>
        <source>level {level} has no decoder: it serves as a teacher and cannot paint</source>
        <translation>Ebene {level} hat keinen Decoder: Sie dient als Lehrer und kann nicht malen</translation>
    </message>
    <message>
        <source>level {level} names {name}, which is no plain *{weights_suffix} file name</source>
        <translation>Ebene {level} nennt {name}, was kein einfacher Dateiname *{weights_suffix} ist</translation>
    </message>
    <message>
        <source>level {level} needs both a decoder file and its widths, or neither</source>
        <translation>Ebene {level} braucht eine Decoderdatei und ihre Breiten, oder keines von beiden</translation>
    </message>
    <message>
        <source>level {level} of {channels} channels is none</source>
        <translation>eine Ebene {level} mit {channels} Kanälen gibt es nicht</translation>
    </message>
    <message>
        <source>level {level} without its dead filters differs by {difference:.1e} of the largest value, more than {tolerance:.0e}; import it without dropping filters</source>
        <translation>Ebene {level} weicht ohne ihre toten Filter um {difference:.1e} des größten Werts ab, mehr als {tolerance:.0e}; sie importieren, ohne Filter zu entfernen</translation>
    </message>
    <message>
        <source>level {strange} shall learn but is none of the bundle&apos;s {wanted}</source>
        <translation>Ebene {strange} soll lernen, gehört aber nicht zu {wanted}, den Ebenen des Pakets</translation>
    </message>
    <message>
        <source>levels are named once each, not {levels}</source>
        <translation>Ebenen werden je einmal genannt, nicht {levels}</translation>
    </message>
    <message>
        <source>levels on one shared trunk learn together; give each an encoder of its own, or name none</source>
        <translation>Ebenen auf einem gemeinsamen Stamm lernen zusammen; jeder einen eigenen Encoder geben oder keine nennen</translation>
    </message>
    <message>
        <source>levels run downwards, each once, such as 5,4,3,2,1; not {levels}</source>
        <translation>Ebenen stehen abwärts, jede einmal, wie 5,4,3,2,1; nicht {levels}</translation>
    </message>
    <message>
        <source>levels says {wanted}, pairs says {levels}</source>
        <translation>levels sagt {wanted}, pairs sagt {levels}</translation>
    </message>
    <message>
        <source>levels {level} and {other} share {encoder_file} but disagree about its widths</source>
        <translation>Die Ebenen {level} und {other} teilen sich {encoder_file}, sind sich über dessen Breiten aber nicht einig</translation>
    </message>
    <message>
        <source>looking at the film</source>
        <translation>Der Film wird durchgesehen</translation>
    </message>
    <message>
        <source>mask {name}: it is empty, so its styles paint nothing</source>
        <translation>Maske {name}: Sie ist leer, ihre Stile malen also nichts</translation>
    </message>
    <message>
        <source>mask {name}: {note}</source>
        <translation>Maske {name}: {note}</translation>
    </message>
    <message>
        <source>max-pixels must be at least 1</source>
        <translation>Die größte Pixelzahl ist mindestens 1</translation>
    </message>
    <message>
        <source>measuring frame {number} of {count}</source>
        <translation>Bild {number} von {count} wird gemessen</translation>
    </message>
    <message>
        <source>minutes, learning rate and the norm that gradients are clipped to must be above 0</source>
        <translation>Minuten, Lernrate und die Norm, auf die Gradienten gekürzt werden, liegen über 0</translation>
    </message>
    <message>
        <source>mixing weights are numbers from 0 up, at least one above 0, not {weights}</source>
        <translation>Mischgewichte sind Zahlen ab 0, mindestens eine über 0, nicht {weights}</translation>
    </message>
    <message>
        <source>no decoder has learned yet in {path}; go on with the run first</source>
        <translation>in {path} hat noch kein Decoder gelernt; den Lauf zuerst fortsetzen</translation>
    </message>
    <message>
        <source>no face was found in {name}</source>
        <translation>in {name} wurde kein Gesicht gefunden</translation>
    </message>
    <message>
        <source>no face was found in {path}: those that are turned, partly hidden or small are missed; paint a mask</source>
        <translation>in {path} wurde kein Gesicht gefunden: gedrehte, teils verdeckte oder kleine werden übersehen; eine Maske malen</translation>
    </message>
    <message>
        <source>no filter has been removed yet in {path}; go on with the run first</source>
        <translation>In {path} wurde noch kein Filter entfernt; erst den Lauf fortsetzen</translation>
    </message>
    <message>
        <source>no filters of this network can be removed: {reasons}</source>
        <translation>Kein Filter dieses Netzes lässt sich entfernen: {reasons}</translation>
    </message>
    <message>
        <source>no memory for {wanted} of pixels ({size}); keep them on disk instead</source>
        <translation>Für {wanted} Pixel ({size}) reicht der Arbeitsspeicher nicht; sie auf den Datenträger legen</translation>
    </message>
    <message>
        <source>no removal makes this network {wanted:g} times faster: other layers cost too much</source>
        <translation>Keine Ausdünnung macht dieses Netz {wanted:g}-mal so schnell: Andere Schichten kosten zu viel</translation>
    </message>
    <message>
        <source>no room for {place}; free some space or choose a folder on another disk</source>
        <translation>Kein Platz für {place}; Platz schaffen oder einen Ordner auf einem anderen Datenträger wählen</translation>
    </message>
    <message>
        <source>no room in {folder} for {name}; free some space or choose another disk</source>
        <translation>In {folder} ist kein Platz für {name}; Platz schaffen oder einen anderen Datenträger wählen</translation>
    </message>
    <message>
        <source>no room in {folder} to hold {name} ({needed}); free some space or choose a folder on another disk</source>
        <translation>In {folder} ist kein Platz für {name} ({needed}); Platz schaffen oder einen Ordner auf einem anderen Datenträger wählen</translation>
    </message>
    <message>
        <source>no room in {folder} to hold {name}; free some space or choose a folder on another disk</source>
        <translation>In {folder} ist kein Platz für {name}; Platz schaffen oder einen Ordner auf einem anderen Datenträger wählen</translation>
    </message>
    <message>
        <source>no room to write {path}; free some space or choose another disk</source>
        <translation>Kein Platz für {path}; schaffen Sie Platz oder wählen Sie einen anderen Datenträger</translation>
    </message>
    <message>
        <source>no run has logged the term {term}; there are {names}</source>
        <translation>kein Lauf hat den Verlust {term} protokolliert; es gibt {names}</translation>
    </message>
    <message>
        <source>no share of filters was given for level {level}</source>
        <translation>Für Ebene {level} ist kein Anteil der Filter angegeben</translation>
    </message>
    <message>
        <source>no stage in {path} has been accepted yet; there is nothing to export</source>
        <translation>noch keine Stufe in {path} wurde angenommen; es gibt nichts zu exportieren</translation>
    </message>
    <message>
        <source>no suffix</source>
        <translation>keine Endung</translation>
    </message>
    <message>
        <source>no weights for {missing}</source>
        <translation>Keine Gewichte für {missing}</translation>
    </message>
    <message>
        <source>none of these runs has a score yet</source>
        <translation>keiner dieser Läufe hat schon eine Wertung</translation>
    </message>
    <message>
        <source>not a picture that is read here (JPEG, PNG, TIFF, WebP, AVIF, GIF or BMP); {advice}</source>
        <translation>kein Bild, das hier gelesen wird (JPEG, PNG, TIFF, WebP, AVIF, GIF oder BMP); {advice}</translation>
    </message>
    <message>
        <source>not one picture of the folder can be read: {some_reasons}</source>
        <translation>Kein einziges Bild des Ordners kann gelesen werden: {some_reasons}</translation>
    </message>
    <message>
        <source>number {compression}</source>
        <translation>Nummer {compression}</translation>
    </message>
    <message>
        <source>of colour space number {photometric}</source>
        <translation>des Farbraums Nummer {photometric}</translation>
    </message>
    <message>
        <source>of {steps} steps {pruning_steps} cannot be for pruning; give more</source>
        <translation>Von {steps} Schritten können nicht {pruning_steps} dem Ausdünnen dienen; mehr geben</translation>
    </message>
    <message>
        <source>only by the published recipe do encoders have steps of their own</source>
        <translation>nur nach dem veröffentlichten Rezept haben Encoder eigene Schritte</translation>
    </message>
    <message>
        <source>only the colours are taken in all of the picture; leave the masks out</source>
        <translation>nur die Farben werden im ganzen Bild genommen; lassen Sie die Masken weg</translation>
    </message>
    <message>
        <source>only the colours are taken in all of the picture; leave the regions out</source>
        <translation>nur die Farben werden im ganzen Bild übernommen; die Bereiche weglassen</translation>
    </message>
    <message>
        <source>open it in your photo program and export it as TIFF, PNG or JPEG first</source>
        <translation>es im Fotoprogramm öffnen und als TIFF, PNG oder JPEG exportieren</translation>
    </message>
    <message>
        <source>other stream</source>
        <translation>ein anderer Datenstrom</translation>
    </message>
    <message>
        <source>painting frame {number} of {count}</source>
        <translation>Bild {number} von {count} wird gemalt</translation>
    </message>
    <message>
        <source>painting is learned in float32: steps of bfloat16 are as large as those of 8-bit pixels</source>
        <translation>Malen wird in float32 gelernt: Schritte von bfloat16 sind so groß wie die von Pixeln mit 8 Bit</translation>
    </message>
    <message>
        <source>pairs are distilled for wct (which serves ot as well) or for adain</source>
        <translation>Paare werden für wct (das auch ot dient) oder für adain destilliert</translation>
    </message>
    <message>
        <source>pictures of {resize_px} px are too small for crops of {crop_px} px</source>
        <translation>Bilder von {resize_px} px sind zu klein für Ausschnitte von {crop_px} px</translation>
    </message>
    <message>
        <source>pixels of {bits} bits</source>
        <translation>Pixel mit {bits} Bit</translation>
    </message>
    <message>
        <source>pixels of {bits}-bit floating point</source>
        <translation>Gleitkommapixel mit {bits} Bit</translation>
    </message>
    <message>
        <source>pixels with a sign</source>
        <translation>Pixel mit Vorzeichen</translation>
    </message>
    <message>
        <source>process {rank} of {count} cannot be: start the processes of a run with torchrun</source>
        <translation>Prozess {rank} von {count} kann es nicht geben: Prozesse eines Laufs mit torchrun starten</translation>
    </message>
    <message>
        <source>putting the film together</source>
        <translation>Der Film wird zusammengesetzt</translation>
    </message>
    <message>
        <source>regions are found in single pictures; leave them out here</source>
        <translation>Bereiche werden in einzelnen Bildern gefunden; hier weglassen</translation>
    </message>
    <message>
        <source>regions are found instead of masks; leave one of them out</source>
        <translation>Bereiche werden statt Masken gefunden; eines davon weglassen</translation>
    </message>
    <message>
        <source>regions are numbered from 1 to {count}, not {region}</source>
        <translation>Bereiche sind von 1 bis {count} nummeriert, nicht {region}</translation>
    </message>
    <message>
        <source>render {job_id} is running; cancel it first</source>
        <translation>Das Bild {job_id} wird gerade gemalt; es erst abbrechen</translation>
    </message>
    <message>
        <source>resuming needs the job folder of the interrupted run</source>
        <translation>Zum Fortsetzen braucht es den Auftragsordner des unterbrochenen Bilds</translation>
    </message>
    <message>
        <source>save it as TIFF with LZW or Deflate compression, or as PNG</source>
        <translation>es als TIFF mit LZW- oder Deflate-Kompression oder als PNG speichern</translation>
    </message>
    <message>
        <source>scratch between sweeps (raw pixels and features)</source>
        <translation>Arbeitsdateien zwischen den Durchgängen (rohe Pixel und Merkmale)</translation>
    </message>
    <message>
        <source>scratch of the film (painted frames and finished segments)</source>
        <translation>Zwischendaten des Films (gemalte Bilder und fertige Abschnitte)</translation>
    </message>
    <message>
        <source>seed and threads cannot be below 0</source>
        <translation>Startwert und Threads liegen nicht unter 0</translation>
    </message>
    <message>
        <source>showing {name}</source>
        <translation>Die Anzeige von {name}</translation>
    </message>
    <message>
        <source>showing {name} was given up</source>
        <translation>Die Anzeige von {name} wurde aufgegeben</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>spared layers are named once each, such as conv1_1 or 5.decoder.conv2_1</source>
        <translation>Verschonte Schichten werden je einmal genannt, etwa conv1_1 oder 5.decoder.conv2_1</translation>
    </message>
    <message>
        <source>statistics are not finite, or those of no pixel</source>
        <translation>Statistiken sind nicht endlich, oder die keines Pixels</translation>
    </message>
    <message>
        <source>statistics are not those of a picture</source>
        <translation>Statistiken sind nicht die eines Bildes</translation>
    </message>
    <message>
        <source>statistics are smoothed over 0 to {longest:g} seconds, not {smoothing_s}</source>
        <translation>Statistiken werden über 0 bis {longest:g} Sekunden geglättet, nicht {smoothing_s}</translation>
    </message>
    <message>
        <source>statistics of {channels} channels are missing or of another shape</source>
        <translation>Statistiken von {channels} Kanälen fehlen oder haben eine andere Form</translation>
    </message>
    <message>
        <source>steps cannot be below 0, nor a batch smaller than 1</source>
        <translation>Schritte liegen nicht unter 0 und ein Stapel nicht unter 1</translation>
    </message>
    <message>
        <source>stop it first</source>
        <translation>ihn erst anhalten</translation>
    </message>
    <message>
        <source>stopped after iteration {done}, as asked: this is the picture then</source>
        <translation>wie gewünscht nach Iteration {done} beendet: Dies ist das Bild zu diesem Zeitpunkt</translation>
    </message>
    <message>
        <source>stopped on request</source>
        <translation>auf Wunsch angehalten</translation>
    </message>
    <message>
        <source>stopped on request while the result was being written</source>
        <translation>auf Wunsch angehalten, während das Ergebnis geschrieben wurde</translation>
    </message>
    <message>
        <source>strokes and prints are larger than 0 mm</source>
        <translation>Striche und Drucke sind größer als 0 mm</translation>
    </message>
    <message>
        <source>strokes are sized by a copy of {smallest} to {largest} px, not {seen_px}</source>
        <translation>Striche richten sich nach einer Kopie von {smallest} bis {largest} px, nicht {seen_px}</translation>
    </message>
    <message>
        <source>style card {name} has no page {page}; leave the page out</source>
        <translation>die Stilkarte {name} hat keine Seite {page}; die Seite weglassen</translation>
    </message>
    <message>
        <source>style card {name} holds no picture, and this needs the pixels of its style; choose another way to paint, or make the card with its source</source>
        <translation>die Stilkarte {name} enthält kein Bild, und hierfür sind die Pixel ihres Stils nötig; eine andere Art zu malen wählen, oder die Karte mit ihrer Quelle erstellen</translation>
    </message>
    <message>
        <source>style card {name} holds statistics for {bundles}, none for {bundle}, and no picture to measure; choose one of its bundles, or make it again for this one</source>
        <translation>die Stilkarte {name} enthält Statistiken für {bundles}, keine für {bundle}, und kein Bild zum Messen; eines ihrer Pakete wählen, oder sie für dieses neu erstellen</translation>
    </message>
    <message>
        <source>style card {path} is damaged ({reason}); make it anew</source>
        <translation>die Stilkarte {path} ist beschädigt ({reason}); neu erstellen</translation>
    </message>
    <message>
        <source>style {name} is a card measured at {size} px, so the style size of {side_px} px does not apply</source>
        <translation>der Stil {name} ist eine Karte, gemessen bei {size} px; die Stilgröße von {side_px} px gilt deshalb nicht</translation>
    </message>
    <message>
        <source>style {name} is a card without a picture: one size of it serves all scales</source>
        <translation>der Stil {name} ist eine Karte ohne Bild: eine Größe davon dient allen Maßstäben</translation>
    </message>
    <message>
        <source>style {name} is only {size}: it was scaled up to {smallest_side_px} px</source>
        <translation>Der Stil {name} hat nur {size}: Er wurde auf {smallest_side_px} px vergrößert</translation>
    </message>
    <message>
        <source>style {name}: the copy of {source} px in the card was measured anew, at {size} px</source>
        <translation>Stil {name}: die Kopie von {source} px in der Karte wurde neu gemessen, bei {size} px</translation>
    </message>
    <message>
        <source>style {path} has no visible pixel, so there is nothing to paint by; choose another picture</source>
        <translation>Der Stil {path} hat kein sichtbares Pixel, es gibt also nichts, wonach gemalt werden könnte; ein anderes Bild wählen</translation>
    </message>
    <message>
        <source>subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>teacher {id} has no pair at level {missing}</source>
        <translation>Der Lehrer {id} hat kein Paar auf Ebene {missing}</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>the amplitude {amplitude:g} is above the threshold {threshold:g}: every filter would go at once</source>
        <translation>Die Amplitude {amplitude:g} liegt über der Schwelle {threshold:g}: Jeder Filter ginge sofort</translation>
    </message>
    <message>
        <source>the bin {place} cannot be emptied: {reason}</source>
        <translation>Der Papierkorb {place} kann nicht geleert werden: {reason}</translation>
    </message>
    <message>
        <source>the bin {place} cannot be read: {reason}</source>
        <translation>Der Papierkorb {place} kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>the bundle cannot be copied to {destination}: {reason}</source>
        <translation>Das Paket kann nicht nach {destination} kopiert werden: {reason}</translation>
    </message>
    <message>
        <source>the bundle cannot be written to {destination}: {reason}</source>
        <translation>Das Paket kann nicht nach {destination} geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>the bundle cannot be written to {folder}: {error}</source>
        <translation>Das Paket kann nicht nach {folder} geschrieben werden: {error}</translation>
    </message>
    <message>
        <source>the checkpoint does not fit this run, has its teacher changed? ({error})</source>
        <translation>Der Sicherungspunkt passt nicht zu diesem Lauf; hat sich der Lehrer geändert? ({error})</translation>
    </message>
    <message>
        <source>the checkpoint {path} is damaged ({error}); remove it to go on from the start</source>
        <translation>Der Sicherungspunkt {path} ist beschädigt ({error}); ihn entfernen, um von vorn zu beginnen</translation>
    </message>
    <message>
        <source>the classifier {name} of OpenCV is missing; install opencv-python-headless 4</source>
        <translation>der Klassifikator {name} von OpenCV fehlt; opencv-python-headless 4 installieren</translation>
    </message>
    <message>
        <source>the comment was too long for JPEG and was left out</source>
        <translation>Der Kommentar war zu lang für JPEG und wurde weggelassen</translation>
    </message>
    <message>
        <source>the compression is one of {compressions}, not {compression}</source>
        <translation>Die Kompression ist eine von {compressions}, nicht {compression}</translation>
    </message>
    <message>
        <source>the constant rate factor lies between 0 and {most}, not {crf}</source>
        <translation>Der Qualitätsfaktor (CRF) liegt zwischen 0 und {most}, nicht bei {crf}</translation>
    </message>
    <message>
        <source>the content image lies in {folder}, which is never overwritten; choose another name</source>
        <translation>Das Foto liegt in {folder}, das nie überschrieben wird; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>the decay of the averaged weights lies in 0..1, not {ema_decay}</source>
        <translation>Das Nachlassen der gemittelten Gewichte liegt in 0..1, nicht bei {ema_decay}</translation>
    </message>
    <message>
        <source>the deepest encoder of bundle {id} has no layer {missing}; it has {present}</source>
        <translation>der tiefste Encoder des Bündels {id} hat keine Schicht {missing}; er hat {present}</translation>
    </message>
    <message>
        <source>the depth is 8 or 16 bits, not {depth}</source>
        <translation>Die Tiefe ist 8 oder 16 Bit, nicht {depth}</translation>
    </message>
    <message>
        <source>the detail of kept edges lies between 0 and 1, not {detail}</source>
        <translation>das Detail behaltener Kanten liegt zwischen 0 und 1, nicht bei {detail}</translation>
    </message>
    <message>
        <source>the detail over strokes lies between 0 and 1, not {detail}</source>
        <translation>die Details über Strichen liegen zwischen 0 und 1, nicht bei {detail}</translation>
    </message>
    <message>
        <source>the device is one of {devices}, not {device}</source>
        <translation>Das Gerät ist eines von {devices}, nicht {device}</translation>
    </message>
    <message>
        <source>the device {device} has too little memory even for strips of {strip_px} px in bands of {band_px} rows; close other programs that use it, or compute on the CPU</source>
        <translation>Das Gerät {device} hat selbst für Streifen von {strip_px} px in Bändern von {band_px} Zeilen zu wenig Speicher; andere Programme schließen, die es nutzen, oder auf dem Prozessor rechnen</translation>
    </message>
    <message>
        <source>the device {device} ran out of memory: sweep {sweep} was begun again in strips of {strip_px} px and bands of {band_px} rows</source>
        <translation>Dem Gerät {device} ging der Speicher aus: Durchgang {sweep} wurde in Streifen von {strip_px} px und Bändern von {band_px} Zeilen neu begonnen</translation>
    </message>
    <message>
        <source>the evaluation printed something that is no report: {error}; try again</source>
        <translation>Die Auswertung gab etwas aus, das kein Bericht ist: {error}; es noch einmal versuchen</translation>
    </message>
    <message>
        <source>the fast mode needs a CUDA device: the picture was painted exactly</source>
        <translation>Der schnelle Modus braucht ein CUDA-Gerät: Das Bild wurde genau gemalt</translation>
    </message>
    <message>
        <source>the feature statistics have no usable matrix root: {error}</source>
        <translation>Die Statistik der Merkmale hat keine brauchbare Matrixwurzel: {error}</translation>
    </message>
    <message>
        <source>the feature statistics hold NaN or infinity; check the picture for such values, then the bundle</source>
        <translation>Die Statistik der Merkmale enthält NaN oder unendliche Werte; das Bild darauf prüfen, dann das Paket</translation>
    </message>
    <message>
        <source>the file name {name} is not valid text (UTF-8); rename the file</source>
        <translation>Der Dateiname {name} ist kein gültiger Text (UTF-8); die Datei umbenennen</translation>
    </message>
    <message>
        <source>the fill of a mask lies between 0 and 1, not {fill}</source>
        <translation>die Füllung einer Maske liegt zwischen 0 und 1, nicht bei {fill}</translation>
    </message>
    <message>
        <source>the film</source>
        <translation>Der Film</translation>
    </message>
    <message>
        <source>the film beside its segments</source>
        <translation>Der Film neben seinen Abschnitten</translation>
    </message>
    <message>
        <source>the folder {folder} cannot be written to; choose another one</source>
        <translation>In den Ordner {folder} kann nicht geschrieben werden; einen anderen wählen</translation>
    </message>
    <message>
        <source>the folder {folder} does not exist; create it or choose another one</source>
        <translation>Den Ordner {folder} gibt es nicht; ihn anlegen oder einen anderen wählen</translation>
    </message>
    <message>
        <source>the frame cannot be written to {home}; is the disk full?</source>
        <translation>Das Bild lässt sich nicht nach {home} schreiben; ist der Datenträger voll?</translation>
    </message>
    <message>
        <source>the free space of {folder} cannot be read ({reason}); choose another folder</source>
        <translation>Der freie Platz von {folder} kann nicht gelesen werden ({reason}); einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>the graphics card has too little memory left for this; close other programs that use it, or compute on the CPU</source>
        <translation>Die Grafikkarte hat dafür zu wenig freien Speicher; andere Programme schließen, die sie nutzen, oder auf dem Prozessor rechnen</translation>
    </message>
    <message>
        <source>the hardness of a brush stroke lies between 0 and 1, not {hardness}</source>
        <translation>die Härte eines Pinselstrichs liegt zwischen 0 und 1, nicht bei {hardness}</translation>
    </message>
    <message>
        <source>the held-out share of pictures lies between 0 and 0.5, not {held_out}</source>
        <translation>Der zurückgehaltene Anteil der Bilder liegt zwischen 0 und 0,5, nicht bei {held_out}</translation>
    </message>
    <message>
        <source>the job folder {path} is a file; choose another one</source>
        <translation>Der Auftragsordner {path} ist eine Datei; einen anderen wählen</translation>
    </message>
    <message>
        <source>the levels that learn are some of 5, 4, 3, 2, 1</source>
        <translation>Die lernenden Ebenen sind einige von 5, 4, 3, 2, 1</translation>
    </message>
    <message>
        <source>the loss is not a finite number from the first iteration on; lower the {setting}</source>
        <translation>der Verlust ist von der ersten Iteration an keine endliche Zahl; verringern Sie: {setting}</translation>
    </message>
    <message>
        <source>the loss was not a finite number after iteration {done}: the picture before that was kept; lower the {setting}</source>
        <translation>der Verlust war nach Iteration {done} keine endliche Zahl: Das Bild davor wurde behalten; verringern Sie: {setting}</translation>
    </message>
    <message>
        <source>the maker&apos;s note in its EXIF was left out: in a TIFF it cannot keep the place that it counts from</source>
        <translation>die Herstellernotiz in den EXIF-Daten wurde weggelassen: in einem TIFF kann sie die Stelle nicht behalten, von der aus sie zählt</translation>
    </message>
    <message>
        <source>the maps cannot be kept in {path} ({reason}); choose another place</source>
        <translation>Die Abbildungen können nicht in {path} aufgehoben werden ({reason}); einen anderen Ort wählen</translation>
    </message>
    <message>
        <source>the mask {path} cannot be used: {why}</source>
        <translation>die Maske {path} ist nicht brauchbar: {why}</translation>
    </message>
    <message>
        <source>the mask {path} is empty: it is black or transparent everywhere, so its styles would paint nothing; make it white where they belong, or leave it out</source>
        <translation>Die Maske {path} ist leer: Sie ist überall schwarz oder durchsichtig, ihre Stile würden also nichts malen. Machen Sie sie dort weiß, wo sie hingehören, oder lassen Sie sie weg</translation>
    </message>
    <message>
        <source>the mask {path} is {size} px and its picture {content_size} px: a mask is scaled to its picture, but not stretched; draw it on the picture, or on a copy of it that is smaller or larger both ways alike</source>
        <translation>Die Maske {path} hat {size} px und ihr Bild {content_size} px: Eine Maske wird auf die Größe ihres Bildes gebracht, aber nicht verzerrt. Zeichnen Sie sie auf das Bild oder auf eine Kopie davon, die in beiden Richtungen gleich verkleinert oder vergrößert ist</translation>
    </message>
    <message>
        <source>the momentum lies at 0 or above and below 1, not {momentum}</source>
        <translation>das Momentum liegt bei 0 oder darüber und unter 1, nicht bei {momentum}</translation>
    </message>
    <message>
        <source>the number of {name} is 1 to {most}, not {value}</source>
        <translation>die Zahl für {name} ist 1 bis {most}, nicht {value}</translation>
    </message>
    <message>
        <source>the numbers of the processes cannot be read ({error}): start them with torchrun</source>
        <translation>die Nummern der Prozesse lassen sich nicht lesen ({error}): mit torchrun starten</translation>
    </message>
    <message>
        <source>the painted frames</source>
        <translation>Die gemalten Bilder</translation>
    </message>
    <message>
        <source>the part of its XMP that did not fit into the first packet could not be read and was left out</source>
        <translation>der Teil der XMP-Daten, der nicht in das erste Paket passte, war nicht lesbar und wurde weggelassen</translation>
    </message>
    <message>
        <source>the published recipe imitates, for wct, each level with an encoder of its own</source>
        <translation>das veröffentlichte Rezept ahmt nach, für WCT, jede Ebene mit eigenem Encoder</translation>
    </message>
    <message>
        <source>the run in {run} has logged nothing yet</source>
        <translation>der Lauf in {run} hat noch nichts protokolliert</translation>
    </message>
    <message>
        <source>the share of the {name} loss is given twice</source>
        <translation>der Anteil des Verlusts {name} ist zweimal angegeben</translation>
    </message>
    <message>
        <source>the strength of region {region} must lie between 0 and 1, not {strength}</source>
        <translation>die Stärke von Bereich {region} muss zwischen 0 und 1 liegen, nicht {strength}</translation>
    </message>
    <message>
        <source>the turn u of the increment lies between 0 and 1, not {turn}</source>
        <translation>Der Wendepunkt u des Zuwachses liegt zwischen 0 und 1, nicht {turn}</translation>
    </message>
    <message>
        <source>this needs the package {package}, which is not installed: pip install &quot;gigastyle[research]&quot;</source>
        <translation>das braucht das Paket {package}, das nicht installiert ist: pip install &apos;gigastyle[research]&apos;</translation>
    </message>
    <message>
        <source>this needs the package {package}, which the program without Python does not contain; Gigastyle installed by pip can have it: pip install &quot;gigastyle[research]&quot;</source>
        <translation>das braucht das Paket {package}, welches das Programm ohne Python nicht enthält; ein mit pip installiertes Gigastyle kann es haben: pip install &apos;gigastyle[research]&apos;</translation>
    </message>
    <message>
        <source>this run has no loss term {name}; its terms are {known}</source>
        <translation>dieser Lauf hat keinen Verlustterm {name}; seine Terme sind {known}</translation>
    </message>
    <message>
        <source>two of amplitude, threshold and kappa fix the third; leave one out</source>
        <translation>Zwei von Amplitude, Schwelle und Kappa legen die dritte fest; lassen Sie eine weg</translation>
    </message>
    <message>
        <source>{count} processes need as many CUDA devices, and there are {present}; start fewer</source>
        <translation>{count} Prozesse brauchen ebenso viele CUDA-Geräte, und es gibt {present}; weniger starten</translation>
    </message>
    <message>
        <source>{criterion} has no {name}</source>
        <translation>{criterion} hat kein {name}</translation>
    </message>
    <message>
        <source>{criterion} needs at least {needed:,} pruning steps to remove {count} filters of {name}, not {steps:,}; some would be forced out by their rank of the last step. Give more, or take l1, which removes at once</source>
        <translation>{criterion} braucht mindestens {needed:,} Ausdünnungsschritte, um {count} Filter von {name} zu entfernen, nicht {steps:,}; einige würden nach ihrem Rang im letzten Schritt hinausgezwungen. Geben Sie mehr, oder nehmen Sie l1, das auf einmal entfernt</translation>
    </message>
    <message>
        <source>{name} and {other} mean the same filters, those of {group}, and are given the shares {share:g} and {other_share:g}: give both the same, or name the layer in full</source>
        <translation>{name} und {other} meinen dieselben Filter, die von {group}, und haben die Anteile {share:g} und {other_share:g}: Geben Sie beiden denselben, oder nennen Sie die Schicht mit vollem Namen</translation>
    </message>
    <message>
        <source>{name} has only {found} regions that differ</source>
        <translation>{name} hat nur {found} unterscheidbare Bereiche</translation>
    </message>
    <message>
        <source>{name} has only {found} regions that differ, where {count} were asked for</source>
        <translation>{name} hat nur {found} unterscheidbare Bereiche, verlangt waren {count}</translation>
    </message>
    <message>
        <source>{name} must be above 0, not {value}</source>
        <translation>{name} muss über 0 liegen, nicht {value}</translation>
    </message>
    <message>
        <source>{parts} micro-batches of a step cannot be shared by {count} processes; start as many as divide them</source>
        <translation>{parts} Teilstapel eines Schritts lassen sich nicht auf {count} Prozesse aufteilen; so viele starten, dass es aufgeht</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); choose another folder</source>
        <translation>{path} kann nicht geschrieben werden ({reason}); einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>{path} exists already; choose another folder, or remove the file</source>
        <translation>{path} gibt es schon; einen anderen Ordner wählen oder die Datei entfernen</translation>
    </message>
    <message>
        <source>{path} holds event files already; choose another folder or allow overwriting</source>
        <translation>{path} enthält schon Ereignisdateien; einen anderen Ordner wählen oder das Überschreiben erlauben</translation>
    </message>
    <message>
        <source>{path} is a file; name a folder for the event file</source>
        <translation>{path} ist eine Datei; einen Ordner für die Ereignisdatei nennen</translation>
    </message>
    <message>
        <source>{path} is a folder; name a file in it</source>
        <translation>{path} ist ein Ordner; eine Datei darin nennen</translation>
    </message>
    <message>
        <source>{path} is damaged ({error}); start the job again in another folder</source>
        <translation>{path} ist beschädigt ({error}); den Auftrag in einem anderen Ordner neu beginnen</translation>
    </message>
    <message>
        <source>{path} is the photo itself; choose another folder</source>
        <translation>{path} ist das Foto selbst; einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>{steps} steps leave none for the decoders, which learn after the encoders; give more</source>
        <translation>{steps} Schritte lassen keinen für die Decoder, die nach den Encodern lernen; mehr Schritte angeben</translation>
    </message>
    <message>
        <source>{suffix} cannot hold the film&apos;s {kind} ({codec}): it was left out; write .mkv to keep it</source>
        <translation>{suffix} kann {kind} des Films ({codec}) nicht aufnehmen: weggelassen; .mkv behält es</translation>
    </message>
    <message>
        <source>{suffix} cannot hold {codec}; it holds {held}: choose one of them, or .mkv, which holds all</source>
        <translation>{suffix} kann {codec} nicht aufnehmen, sondern {held}: Wählen Sie eines davon, oder .mkv, das alle aufnimmt</translation>
    </message>
    <message>
        <source>{suffix} is no kind of film that is written; name the film with one of {suffixes}, or a folder for frames without an ending</source>
        <translation>{suffix} ist keine Art Film, die geschrieben wird; geben Sie dem Film eine der Endungen {suffixes}, oder nennen Sie einen Ordner für Einzelbilder ohne Endung</translation>
    </message>
    <message>
        <source>{suffix} is read and not written; name the film with one of {suffixes}</source>
        <translation>{suffix} wird gelesen, aber nicht geschrieben; geben Sie dem Film eine dieser Endungen: {suffixes}</translation>
    </message>
    <message>
        <source>it holds {count} {what}, of which the first was read</source>
        <translation>die Datei enthält {count} {what}; gelesen wurde davon das erste</translation>
    </message>
    <message>
        <source>a DirectDraw texture</source>
        <translation>eine DirectDraw-Textur</translation>
    </message>
    <message>
        <source>a FITS picture</source>
        <translation>ein FITS-Bild</translation>
    </message>
    <message>
        <source>a GIMP document</source>
        <translation>ein GIMP-Dokument</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>pages count from 1, so there is no page {page}</source>
        <translation>Seiten werden ab 1 gezählt, also gibt es keine Seite {page}</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>say how much to prune by one of four: a ratio, a speed-up, ratios of stages, a floor</source>
        <translation>geben Sie auf eine von vier Arten an, wie viel ausgedünnt wird: einen Anteil, eine Beschleunigung, Anteile von Stufen, eine Untergrenze</translation>
    </message>
    <message>
        <source>style {name}: {note}</source>
        <translation>Stil {name}: {note}</translation>
    </message>
    <message>
        <source>style {path} is measured at {size} px, which takes about {needed_bytes}, and {memory_budget_bytes} are granted; cut a part out of it that is less long and narrow, or allow more memory</source>
        <translation>Der Stil {path} wird mit {size} px vermessen, was etwa {needed_bytes} braucht, und {memory_budget_bytes} sind erlaubt; ein weniger langes und schmales Stück herausschneiden oder mehr Arbeitsspeicher erlauben</translation>
    </message>
    <message>
        <source>the CUDA device here cannot be used: it is busy, or none of those that the installed torch was built for; compute on the CPU</source>
        <translation>Das CUDA-Gerät hier ist nicht zu benutzen: Es ist belegt oder keines von denen, für die das installierte torch gebaut wurde; auf dem Prozessor rechnen</translation>
    </message>
    <message>
        <source>the first ratio lies above 0 and up to the largest, which is below 1; not {first} and {largest}</source>
        <translation>der erste Anteil liegt über 0 und höchstens beim größten, der unter 1 liegt; nicht {first} und {largest}</translation>
    </message>
    <message>
        <source>the maps in {path} are those of another {differing}; render with this one first</source>
        <translation>Die Abbildungen in {path} gehören zu anderen Angaben ({differing}); erst mit diesen malen</translation>
    </message>
    <message>
        <source>the memory budget must be at least 64MiB</source>
        <translation>Es sind mindestens 64MiB Arbeitsspeicher zu erlauben</translation>
    </message>
    <message>
        <source>the mode is one of {modes}, not {mode}</source>
        <translation>Der Modus ist einer von {modes}, nicht {mode}</translation>
    </message>
    <message>
        <source>the name of a preset has 1 to {longest_name} characters</source>
        <translation>Der Name einer Voreinstellung hat 1 bis {longest_name} Zeichen</translation>
    </message>
    <message>
        <source>the name {name} is too long for a file; choose a shorter one</source>
        <translation>Der Name {name} ist zu lang für eine Datei; einen kürzeren wählen</translation>
    </message>
    <message>
        <source>the number of threads cannot be {threads}</source>
        <translation>Die Zahl der Threads kann nicht {threads} sein</translation>
    </message>
    <message>
        <source>the pasted picture cannot be written to {home}; is the disk full?</source>
        <translation>Das eingefügte Bild kann nicht nach {home} geschrieben werden; ist der Datenträger voll?</translation>
    </message>
    <message>
        <source>the picture has changed since the job in {path} was begun: it was started anew</source>
        <translation>Das Bild hat sich geändert, seit in {path} begonnen wurde: Es wurde neu begonnen</translation>
    </message>
    <message>
        <source>the pressure of a brush stroke lies between {least} and 1, not {pressure}</source>
        <translation>der Druck eines Pinselstrichs liegt zwischen {least} und 1, nicht bei {pressure}</translation>
    </message>
    <message>
        <source>the quality must lie between 1 and 100, not {quality}</source>
        <translation>Die Qualität liegt zwischen 1 und 100, nicht bei {quality}</translation>
    </message>
    <message>
        <source>the queue in {folder} has no render {job_id}</source>
        <translation>Die Warteschlange in {folder} hat kein Bild {job_id}</translation>
    </message>
    <message>
        <source>the queue in {path} cannot be read: {reason}; check the folder</source>
        <translation>Die Warteschlange in {path} kann nicht gelesen werden: {reason}; den Ordner prüfen</translation>
    </message>
    <message>
        <source>the queue in {path} is open in another window; close it there first</source>
        <translation>Die Warteschlange in {path} ist in einem anderen Fenster offen; es dort zuerst schließen</translation>
    </message>
    <message>
        <source>the radius of a brush stroke lies above 0 and is at most {largest} longer sides, not {radius}</source>
        <translation>der Radius eines Pinselstrichs liegt über 0 und beträgt höchstens {largest} längere Seiten, nicht {radius}</translation>
    </message>
    <message>
        <source>the radius of kept edges is {smallest} to {largest} of the longer side, not {radius}</source>
        <translation>der Radius behaltener Kanten beträgt {smallest} bis {largest} der längeren Seite, nicht {radius}</translation>
    </message>
    <message>
        <source>the ratios of stages lie above 0 and below 1, and each is larger than the one before</source>
        <translation>die Anteile der Stufen liegen über 0 und unter 1, und jeder ist größer als der vorige</translation>
    </message>
    <message>
        <source>the recipe cannot be written to {path}: {reason}; choose another folder</source>
        <translation>Das Rezept kann nicht nach {path} geschrieben werden: {reason}; einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>the recipe in {name} cannot be used: {error}</source>
        <translation>Das Rezept in {name} kann nicht verwendet werden: {error}</translation>
    </message>
    <message>
        <source>the recipe {path} cannot be read: {reason}</source>
        <translation>Das Rezept {path} kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>the run in {path} has no checkpoint yet</source>
        <translation>Der Lauf in {path} hat noch keinen Sicherungspunkt</translation>
    </message>
    <message>
        <source>the run in {run} belongs to somebody else and cannot be stopped</source>
        <translation>Der Lauf in {run} gehört jemand anderem und kann nicht angehalten werden</translation>
    </message>
    <message>
        <source>the run in {run} cannot be stopped: {reason}</source>
        <translation>Der Lauf in {run} kann nicht angehalten werden: {reason}</translation>
    </message>
    <message>
        <source>the sample {path} cannot be read: {errorstring}</source>
        <translation>Die Probe {path} kann nicht gelesen werden: {errorstring}</translation>
    </message>
    <message>
        <source>the sample {path} has not the three rows of a training sample</source>
        <translation>Die Probe {path} hat nicht die drei Zeilen einer Trainingsprobe</translation>
    </message>
    <message>
        <source>the scan printed something that is no measurement; try again</source>
        <translation>Die Untersuchung gab etwas aus, das keine Messung ist; es noch einmal versuchen</translation>
    </message>
    <message>
        <source>the score not to exceed is above 0, not {score}</source>
        <translation>die Wertung, die nicht überschritten wird, liegt über 0, nicht {score}</translation>
    </message>
    <message>
        <source>the scratch folder {folder} was deleted while it was in use; start again</source>
        <translation>Der Arbeitsordner {folder} wurde gelöscht, während er gebraucht wurde; noch einmal beginnen</translation>
    </message>
    <message>
        <source>the scratch folder {wanted} cannot be used: {reason}; choose another in Preferences</source>
        <translation>Der Arbeitsordner {wanted} kann nicht verwendet werden: {reason}; in den Einstellungen einen anderen wählen</translation>
    </message>
    <message>
        <source>the seed is a whole number from 0 on, not {seed}</source>
        <translation>der Startwert ist eine ganze Zahl ab 0, nicht {seed}</translation>
    </message>
    <message>
        <source>the segments of the film</source>
        <translation>Die Abschnitte des Films</translation>
    </message>
    <message>
        <source>the settings in {path} cannot be used ({reason}); the defaults are used</source>
        <translation>Die Einstellungen in {path} können nicht verwendet werden ({reason}); die Vorgaben gelten</translation>
    </message>
    <message>
        <source>the settings in {path} cannot be used ({reason}); they are kept as {name}, the defaults are used</source>
        <translation>Die Einstellungen in {path} können nicht verwendet werden ({reason}); sie bleiben als {name} erhalten, die Vorgaben gelten</translation>
    </message>
    <message>
        <source>the settings {path} are no ordinary file; the defaults are used</source>
        <translation>Die Einstellungen {path} sind keine gewöhnliche Datei; die Vorgaben gelten</translation>
    </message>
    <message>
        <source>the share of filters to keep lies above 0 and up to 1, not {share}</source>
        <translation>Der Anteil der Filter, die bleiben, liegt über 0 und reicht bis 1, nicht {share}</translation>
    </message>
    <message>
        <source>the share of kept colours lies between 0 and 1, not {keep}</source>
        <translation>der Anteil behaltener Farben liegt zwischen 0 und 1, nicht bei {keep}</translation>
    </message>
    <message>
        <source>the share of kept edges lies between 0 and 1, not {amount}</source>
        <translation>der Anteil behaltener Kanten liegt zwischen 0 und 1, nicht bei {amount}</translation>
    </message>
    <message>
        <source>the share of the {name} loss cannot be below 0</source>
        <translation>Der Anteil des Verlusts {name} liegt nicht unter 0</translation>
    </message>
    <message>
        <source>the share of the {name} loss is a number from 0 on</source>
        <translation>Der Anteil des Verlusts {name} ist eine Zahl ab 0</translation>
    </message>
    <message>
        <source>the sides of a tileable texture are multiples of {period} px, not {size}; the next are {next}</source>
        <translation>die Seiten einer kachelbaren Textur sind Vielfache von {period} px, nicht {size}; die nächsten sind {next}</translation>
    </message>
    <message>
        <source>the similarity to reach lies between 0 and 1, not {ssim}</source>
        <translation>die Ähnlichkeit, die zu erreichen ist, liegt zwischen 0 und 1, nicht {ssim}</translation>
    </message>
    <message>
        <source>the smallest scale has at least 64 px, not {smallest_px}</source>
        <translation>die kleinste Stufe hat mindestens 64 px, nicht {smallest_px}</translation>
    </message>
    <message>
        <source>the stability lies between 0 and 1, not {stability}</source>
        <translation>Die Beständigkeit liegt zwischen 0 und 1, nicht bei {stability}</translation>
    </message>
    <message>
        <source>the statistics of these styles have no barycentre; mix their maps instead</source>
        <translation>die Statistiken dieser Stile haben kein Baryzentrum; mischen Sie stattdessen ihre Abbildungen</translation>
    </message>
    <message>
        <source>the step size lies above 0 and up to 1, not {step}</source>
        <translation>die Schrittweite liegt über 0 und bis 1, nicht bei {step}</translation>
    </message>
    <message>
        <source>the strength of style {path} must lie between 0 and 1, not {strength}</source>
        <translation>Die Stärke des Stils {path} muss zwischen 0 und 1 liegen, nicht bei {strength}</translation>
    </message>
    <message>
        <source>the style varies in no feature, so there is nothing to be like; choose another style or other layers</source>
        <translation>der Stil variiert in keinem Merkmal, also gibt es nichts, dem das Bild gleichen könnte; wählen Sie einen anderen Stil oder andere Schichten</translation>
    </message>
    <message>
        <source>the style {path} cannot be read ({reason}); put it back there</source>
        <translation>Der Stil {path} kann nicht gelesen werden ({reason}); ihn wieder dorthin legen</translation>
    </message>
    <message>
        <source>the suffix {suffix}</source>
        <translation>die Endung {suffix}</translation>
    </message>
    <message>
        <source>the system does not allow that; change its permissions or choose another</source>
        <translation>das System lässt es nicht zu; die Zugriffsrechte ändern oder etwas anderes wählen</translation>
    </message>
    <message>
        <source>the system says: {reason}</source>
        <translation>das System sagt: {reason}</translation>
    </message>
    <message>
        <source>the table cannot be written to {path} ({reason}); choose another place</source>
        <translation>die Tabelle kann nicht nach {path} geschrieben werden ({reason}); wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>the title of a style card is one line of 1 to {most} characters</source>
        <translation>der Titel einer Stilkarte ist eine Zeile mit 1 bis {most} Zeichen</translation>
    </message>
    <message>
        <source>the training cannot be started: {reason}</source>
        <translation>Das Training kann nicht gestartet werden: {reason}</translation>
    </message>
    <message>
        <source>the trial printed something that is no measurement: {answer}</source>
        <translation>Die Probe gab etwas aus, das keine Messung ist: {answer}</translation>
    </message>
    <message>
        <source>the unpruned network reaches {score:g}, less than the floor of {floor:g}; choose a lower floor</source>
        <translation>das nicht ausgedünnte Netz erreicht {score:g}, weniger als die Untergrenze von {floor:g}; wählen Sie eine niedrigere</translation>
    </message>
    <message>
        <source>the unpruned pairs miss this floor: their held-out score is {score:.4g} and their similarity {ssim:.4g}; choose one that they reach</source>
        <translation>die nicht ausgedünnten Paare verfehlen diese Untergrenze: ihre Wertung an zurückgehaltenen Bildern ist {score:.4g} und ihre Ähnlichkeit {ssim:.4g}; wählen Sie eine, die sie erreichen</translation>
    </message>
    <message>
        <source>the variance that counts as faint lies between {smallest} and {largest}, not {epsilon}</source>
        <translation>die Varianz, die als schwach gilt, liegt zwischen {smallest} und {largest}, nicht bei {epsilon}</translation>
    </message>
    <message>
        <source>the window {left},{top},{width},{height} does not lie on the result, which is {size} px; choose one inside</source>
        <translation>Der Ausschnitt {left},{top},{width},{height} liegt nicht auf dem Ergebnis mit {size} px; einen darin wählen</translation>
    </message>
    <message>
        <source>the {name} is a number from 0 to {most:g}, not {weight}</source>
        <translation>{name} ist eine Zahl von 0 bis {most:g}, nicht {weight}</translation>
    </message>
    <message>
        <source>the {name} must be at least {smallest_side_px} px, not {side_px}</source>
        <translation>{name}: mindestens {smallest_side_px} px, nicht {side_px}</translation>
    </message>
    <message>
        <source>the {name} must lie between 0 and 1, not {value}</source>
        <translation>{name}: zwischen 0 und 1, nicht {value}</translation>
    </message>
    <message>
        <source>the {what} is not finite at step {step}; begin again with a lower learning rate</source>
        <translation>{what} ist bei Schritt {step} nicht endlich; noch einmal mit einer kleineren Lernrate beginnen</translation>
    </message>
    <message>
        <source>there are no maps at {path}; keep them when rendering</source>
        <translation>In {path} sind keine Abbildungen; sie beim Malen aufheben</translation>
    </message>
    <message>
        <source>there is no bundle {wanted}; installed: {installed}</source>
        <translation>Es gibt kein Paket {wanted}; vorhanden: {installed}</translation>
    </message>
    <message>
        <source>there is no film at {path}</source>
        <translation>Unter {path} liegt kein Film</translation>
    </message>
    <message>
        <source>there is no layer {layer}; layers are called conv1_1 to conv5_1</source>
        <translation>es gibt keine Schicht {layer}; Schichten heißen conv1_1 bis conv5_1</translation>
    </message>
    <message>
        <source>there is no picture at {path}; put it back there</source>
        <translation>bei {path} ist kein Bild; legen Sie es dorthin zurück</translation>
    </message>
    <message>
        <source>there is no such file or folder; check its name and folder</source>
        <translation>es gibt keine solche Datei und keinen solchen Ordner; Namen und Ordner prüfen</translation>
    </message>
    <message>
        <source>there is no training run in {path}</source>
        <translation>In {path} liegt kein Trainingslauf</translation>
    </message>
    <message>
        <source>there is no training run in {run}</source>
        <translation>In {run} liegt kein Trainingslauf</translation>
    </message>
    <message>
        <source>there is not enough memory to show {path} ({size} px)</source>
        <translation>Der Arbeitsspeicher reicht nicht, um {path} ({size} px) zu zeigen</translation>
    </message>
    <message>
        <source>there is not enough memory; close other programs, or lower the memory budget</source>
        <translation>Der Arbeitsspeicher reicht nicht; andere Programme schließen oder weniger Arbeitsspeicher erlauben</translation>
    </message>
    <message>
        <source>there was no job to resume in {path}: it was started from the beginning</source>
        <translation>In {path} war nichts fortzusetzen: Es wurde von vorn begonnen</translation>
    </message>
    <message>
        <source>these maps were measured with other masks; measure them with the same</source>
        <translation>Diese Abbildungen wurden mit anderen Masken gemessen. Messen Sie sie mit denselben</translation>
    </message>
    <message>
        <source>these ratios leave every filter in place; ask for more</source>
        <translation>Diese Anteile lassen jeden Filter stehen; mehr verlangen</translation>
    </message>
    <message>
        <source>this FFmpeg was built without an encoder of {wanted}; it has {present}</source>
        <translation>Dieses FFmpeg wurde ohne Encoder für {wanted} gebaut; es hat {present}</translation>
    </message>
    <message>
        <source>this checkpoint was pruning with {began} on other filters than {kind} does here; go on with the network and criterion it was started with</source>
        <translation>Dieser Sicherungspunkt dünnte mit {began} andere Filter aus als {kind} hier; ihn mit dem Netz und dem Kriterium fortsetzen, mit denen er begann</translation>
    </message>
    <message>
        <source>this recipe has format {found}; this version reads format {recipe_format}</source>
        <translation>Dieses Rezept hat das Format {found}; diese Version liest Format {recipe_format}</translation>
    </message>
    <message>
        <source>torch sees no CUDA device here; compute on the CPU</source>
        <translation>torch findet hier kein CUDA-Gerät; auf dem Prozessor rechnen</translation>
    </message>
    <message>
        <source>torch sees no Metal device here; compute on the CPU</source>
        <translation>torch findet hier kein Metal-Gerät; auf dem Prozessor rechnen</translation>
    </message>
    <message>
        <source>validation, log and checkpoints come every 1 step or more; patience cannot be below 0</source>
        <translation>Prüfung, Protokoll und Sicherung kommen alle 1 Schritt oder seltener; die Geduld liegt nicht unter 0</translation>
    </message>
    <message>
        <source>what macOS keeps beside a file on foreign disks, not the picture itself; copy the file without ._</source>
        <translation>das, was macOS auf fremden Datenträgern neben einer Datei ablegt, nicht das Bild selbst; kopieren Sie die Datei ohne ._</translation>
    </message>
    <message>
        <source>widths come in multiples of 1 or more, not {width_multiple}</source>
        <translation>Breiten sind Vielfache von 1 oder mehr, nicht {width_multiple}</translation>
    </message>
    <message>
        <source>without its masked filters the network answers {found} instead of {expected}: they take part in its output; prune other layers</source>
        <translation>Ohne seine maskierten Filter antwortet das Netz {found} statt {expected}: Sie wirken an seiner Ausgabe mit; andere Schichten ausdünnen</translation>
    </message>
    <message>
        <source>without its masked filters the network cannot run ({error}); prune other layers</source>
        <translation>Ohne seine maskierten Filter läuft das Netz nicht ({error}); andere Schichten ausdünnen</translation>
    </message>
    <message>
        <source>without its masked filters the network differs by {difference:.1e}, more than {tolerance:.0e}: a layer turns their zeros into something else; prune other layers</source>
        <translation>Ohne seine maskierten Filter weicht das Netz um {difference:.1e} ab, mehr als {tolerance:.0e}: Eine Schicht macht aus ihren Nullen etwas anderes; andere Schichten ausdünnen</translation>
    </message>
    <message>
        <source>{advice} ({said})</source>
        <translation>{advice} ({said})</translation>
    </message>
    <message>
        <source>{bands} extra channels beyond alpha were left out</source>
        <translation>{bands} weitere Kanäle neben der Transparenz wurden weggelassen</translation>
    </message>
    <message>
        <source>{binned} cannot be put back: {reason}</source>
        <translation>{binned} kann nicht zurückgelegt werden: {reason}</translation>
    </message>
    <message>
        <source>{codec} has no transparency: it was left out; write FFV1 or ProRes, or frames into a folder</source>
        <translation>{codec} kennt keine Transparenz: Sie wurde weggelassen; schreiben Sie FFV1 oder ProRes, oder Bilder in einen Ordner</translation>
    </message>
    <message>
        <source>{codec} needs even sides: the last column or row of {size} px was repeated once</source>
        <translation>{codec} braucht gerade Seitenlängen: Die letzte Spalte oder Zeile von {size} px wurde einmal wiederholt</translation>
    </message>
    <message>
        <source>{content} is being rendered; wait until it has ended</source>
        <translation>{content} wird gerade gemalt; das Ende abwarten</translation>
    </message>
    <message>
        <source>{count} extra channels that the file does not declare to be transparency were left out</source>
        <translation>{count} weitere Kanäle, die die Datei nicht als Transparenz ausweist, wurden weggelassen</translation>
    </message>
    <message>
        <source>{destination} exists already; choose another name</source>
        <translation>{destination} gibt es schon; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>{error}</source>
        <translation>{error}</translation>
    </message>
    <message>
        <source>{error}: name the file itself</source>
        <translation>{error}: Die Datei selbst nennen</translation>
    </message>
    <message>
        <source>{error}; empty the folder and start again</source>
        <translation>{error}; leeren Sie den Ordner und beginnen Sie von vorn</translation>
    </message>
    <message>
        <source>{folder} belongs to no level</source>
        <translation>{folder} gehört zu keiner Ebene</translation>
    </message>
    <message>
        <source>{folder} exists already; choose another bundle id or remove the folder</source>
        <translation>{folder} gibt es schon; eine andere Kennung wählen oder den Ordner entfernen</translation>
    </message>
    <message>
        <source>{folder} exists already; choose another name or allow overwriting</source>
        <translation>{folder} gibt es schon; einen anderen Namen wählen oder das Überschreiben erlauben</translation>
    </message>
    <message>
        <source>{folder} holds more than tiles of a picture; choose another name</source>
        <translation>{folder} enthält mehr als die Kacheln eines Bilds; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>{folder} holds no picture ({read_suffixes}); name another folder</source>
        <translation>{folder} enthält kein Bild ({read_suffixes}); einen anderen Ordner nennen</translation>
    </message>
    <message>
        <source>{folder} holds no pictures, so it has no frames</source>
        <translation>{folder} enthält keine Bilder, also keinen Film</translation>
    </message>
    <message>
        <source>{folder} is missing: licence and attributions travel with the weights</source>
        <translation>{folder} fehlt: Lizenz und Nennungen begleiten die Gewichte</translation>
    </message>
    <message>
        <source>{folder} is no bundle: it holds no {manifest_name}</source>
        <translation>{folder} ist kein Paket: {manifest_name} fehlt darin</translation>
    </message>
    <message>
        <source>{format_name} cannot hold {listed} of the content, left out here</source>
        <translation>{format_name} kann vom Foto nicht aufnehmen, was deshalb fehlt: {listed}</translation>
    </message>
    <message>
        <source>{format_name} has no transparency: the picture was laid on white</source>
        <translation>{format_name} kennt keine Transparenz: Das Bild wurde auf Weiß gelegt</translation>
    </message>
    <message>
        <source>{listed} and {name}</source>
        <translation>{listed} und {name}</translation>
    </message>
    <message>
        <source>{listed}, {name}</source>
        <translation>{listed}, {name}</translation>
    </message>
    <message>
        <source>{maps} styles cannot be mixed by {weights} weights; give one weight per style</source>
        <translation>{maps} Stile können nicht mit {weights} Gewichten gemischt werden; jedem Stil eines geben</translation>
    </message>
    <message>
        <source>{module} would lose every one of its filters; at least one must stay</source>
        <translation>{module} würde alle seine Filter verlieren; mindestens einer muss bleiben</translation>
    </message>
    <message>
        <source>{name} are drawn between two numbers in 0..1, not {low:g} and {high:g}</source>
        <translation>{name} werden zwischen zwei Zahlen in 0..1 gezogen, nicht {low:g} und {high:g}</translation>
    </message>
    <message>
        <source>{name} cannot be taken back from the bin: {reason}</source>
        <translation>{name} kann nicht aus dem Papierkorb zurückgeholt werden: {reason}</translation>
    </message>
    <message>
        <source>{name} cannot be taken back: the bin has been emptied since</source>
        <translation>{name} kann nicht zurückgeholt werden: Der Papierkorb wurde inzwischen geleert</translation>
    </message>
    <message>
        <source>{name} cannot be used as a recipe: {error}</source>
        <translation>{name} kann nicht als Rezept verwendet werden: {error}</translation>
    </message>
    <message>
        <source>{name} cannot hold {depth} bits per channel; write TIFF or PNG, or ask for 8</source>
        <translation>{name} kann keine {depth} Bit je Kanal aufnehmen; TIFF oder PNG schreiben oder 8 verlangen</translation>
    </message>
    <message>
        <source>{name} carries no recipe</source>
        <translation>{name} enthält kein Rezept</translation>
    </message>
    <message>
        <source>{name} ends at {longest_side_px} px a side and the result has {size}; write TIFF, PNG or DeepZoom (.dzi)</source>
        <translation>{name} endet bei {longest_side_px} px je Seite, und das Ergebnis hat {size}; TIFF, PNG oder DeepZoom (.dzi) schreiben</translation>
    </message>
    <message>
        <source>{name} has no pyramid; write TIFF or DeepZoom (.dzi)</source>
        <translation>{name} kennt keine Pyramide; TIFF oder DeepZoom (.dzi) schreiben</translation>
    </message>
    <message>
        <source>{name} has {shown}; name the result with one of {known}</source>
        <translation>{name} hat {shown}; das Ergebnis mit einer von {known} benennen</translation>
    </message>
    <message>
        <source>{name} is a share between 0 and 1, not {share}</source>
        <translation>{name} ist ein Anteil zwischen 0 und 1, nicht {share}</translation>
    </message>
    <message>
        <source>{name} is no layer whose filters can be pruned; these can: {names}</source>
        <translation>{name} ist keine Schicht, deren Filter ausgedünnt werden können; möglich sind: {names}</translation>
    </message>
    <message>
        <source>{name} has {size} filters, so {count} of them cannot go: at least one must stay</source>
        <translation>{name} hat {size} Filter, {count} davon können also nicht entfallen: Mindestens einer muss bleiben</translation>
    </message>
    <message>
        <source>the queue cannot be written to {path}: {reason}; make room or close others</source>
        <translation>Die Warteschlange kann nicht nach {path} geschrieben werden: {reason}; Platz schaffen oder andere Programme schließen</translation>
    </message>
    <message>
        <source>the queue was damaged ({damage}); what could be read of it is here, and the file was kept as {kept}</source>
        <translation>Die Warteschlange war beschädigt ({damage}); was davon zu lesen war, ist da, und die Datei bleibt als {kept} erhalten</translation>
    </message>
    <message>
        <source>the styles of a mix cannot all have a weight of 0; give one of them more</source>
        <translation>die Stile einer Mischung können nicht alle das Gewicht 0 haben; geben Sie einem mehr</translation>
    </message>
    <message>
        <source>the weight of style {path} must be a number from 0 up, not {weight}</source>
        <translation>das Gewicht des Stils {path} muss eine Zahl ab 0 sein, nicht {weight}</translation>
    </message>
    <message>
        <source>{name} is no name of a mask</source>
        <translation>{name} ist kein Name einer Maske</translation>
    </message>
    <message>
        <source>{name} is no name of a style picture</source>
        <translation>{name} ist kein Name eines Stilbilds</translation>
    </message>
    <message>
        <source>{name} is no recipe: it is damaged or another kind of file</source>
        <translation>{name} ist kein Rezept: Es ist beschädigt oder eine andere Art von Datei</translation>
    </message>
    <message>
        <source>{name} is the {count}th layer and only {widths} widths were given</source>
        <translation>{name} ist die Schicht Nummer {count}, und nur {widths} Breiten sind angegeben</translation>
    </message>
    <message>
        <source>{name} is training: {why}</source>
        <translation>{name} wird trainiert: {why}</translation>
    </message>
    <message>
        <source>{name} of the teacher has {out_channels} filters, {width} cannot be kept</source>
        <translation>{name} des Lehrers hat {out_channels} Filter, {width} können nicht bleiben</translation>
    </message>
    <message>
        <source>{name}, which is not read here; {advice}</source>
        <translation>{name}, das hier nicht gelesen wird; {advice}</translation>
    </message>
    <message>
        <source>{name}: a whole number from {low:,} to {high:,}, not {value:,}</source>
        <translation>{name}: eine ganze Zahl von {low:,} bis {high:,}, nicht {value:,}</translation>
    </message>
    <message>
        <source>{name}: from {low:,} to {high:,}, not {value:,}</source>
        <translation>{name}: von {low:,} bis {high:,}, nicht {value:,}</translation>
    </message>
    <message>
        <source>{name}: what was kept of it does not fit this network ({error})</source>
        <translation>{name}: Was davon behalten wurde, passt nicht zu diesem Netz ({error})</translation>
    </message>
    <message>
        <source>{one} and {other} belong to two sequences of frames; put each into a folder of its own</source>
        <translation>{one} und {other} gehören zu zwei Bildfolgen; legen Sie jede in einen eigenen Ordner</translation>
    </message>
    <message>
        <source>{one} and {other} have the same number; take one out of the folder</source>
        <translation>{one} und {other} haben dieselbe Nummer; nehmen Sie eines aus dem Ordner</translation>
    </message>
    <message>
        <source>{path} appeared meanwhile; choose another name or allow overwriting</source>
        <translation>{path} ist inzwischen entstanden; wählen Sie einen anderen Namen, oder erlauben Sie das Überschreiben</translation>
    </message>
    <message>
        <source>{path} appeared while it was being painted, so it was left as it is; another program may have written it: choose another name or allow overwriting</source>
        <translation>{path} entstand, während gemalt wurde, und blieb deshalb, wie es war; ein anderes Programm hat es vielleicht geschrieben: Einen anderen Namen wählen oder das Überschreiben erlauben</translation>
    </message>
    <message>
        <source>{path} cannot be decoded ({error}); it may be damaged: export it again</source>
        <translation>{path} kann nicht decodiert werden ({error}); vielleicht ist es beschädigt: Es noch einmal exportieren</translation>
    </message>
    <message>
        <source>{path} cannot be decoded ({reason}); export it again</source>
        <translation>{path} kann nicht decodiert werden ({reason}); es noch einmal exportieren</translation>
    </message>
    <message>
        <source>{path} cannot be read as TIFF (it has no size); it may be damaged: copy or export it again</source>
        <translation>{path} kann nicht als TIFF gelesen werden (ihm fehlt die Größe); vielleicht ist es beschädigt: Es noch einmal kopieren oder exportieren</translation>
    </message>
    <message>
        <source>{path} cannot be read as a film ({reason}); it may be damaged, cut short, or of a kind that FFmpeg does not know</source>
        <translation>{path} lässt sich nicht als Film lesen ({reason}); er ist vielleicht beschädigt, abgeschnitten oder von einer Art, die FFmpeg nicht kennt</translation>
    </message>
    <message>
        <source>{path} cannot be read as {name} ({why}); it may be damaged: copy or export it again</source>
        <translation>{path} kann nicht als {name} gelesen werden ({why}); vielleicht ist es beschädigt: Es noch einmal kopieren oder exportieren</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}</source>
        <translation>{path} kann nicht gelesen werden: {error}</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}</source>
        <translation>{path} kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>{path} cannot be used: {error}</source>
        <translation>{path} kann nicht verwendet werden: {error}</translation>
    </message>
    <message>
        <source>{path} cannot be used: {why}</source>
        <translation>{path} kann nicht verwendet werden: {why}</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); check the folder and try another name</source>
        <translation>{path} kann nicht geschrieben werden ({reason}); den Ordner prüfen und einen anderen Namen versuchen</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}</source>
        <translation>{path} kann nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>{path} cannot be written: {why}</source>
        <translation>{path} kann nicht geschrieben werden: {why}</translation>
    </message>
    <message>
        <source>{path} changed while it was in use; start again</source>
        <translation>{path} hat sich geändert, während es gebraucht wurde; noch einmal beginnen</translation>
    </message>
    <message>
        <source>{path} changes its size at frame {number}: {found} px instead of {size} px; paint the parts one by one</source>
        <translation>{path} ändert bei Bild {number} seine Größe: {found} px statt {size} px; malen Sie die Teile einzeln</translation>
    </message>
    <message>
        <source>{path} does not exist; check its name and folder</source>
        <translation>{path} gibt es nicht; Namen und Ordner prüfen</translation>
    </message>
    <message>
        <source>{path} does not fit this run, has its bundle changed? ({error})</source>
        <translation>{path} passt nicht zu diesem Lauf; hat sich sein Paket geändert? ({error})</translation>
    </message>
    <message>
        <source>{path} ended before row {bottom}; it may have changed: open it again</source>
        <translation>{path} endet vor Zeile {bottom}; vielleicht hat es sich geändert: Es noch einmal öffnen</translation>
    </message>
    <message>
        <source>{path} ends before byte {offset}: it was cut short; start again</source>
        <translation>{path} endet vor Byte {offset}: Es wurde abgeschnitten; noch einmal beginnen</translation>
    </message>
    <message>
        <source>{path} exists already; choose another name or allow overwriting</source>
        <translation>{path} gibt es schon; einen anderen Namen wählen oder das Überschreiben erlauben</translation>
    </message>
    <message>
        <source>{path} has lost its best weights; begin again</source>
        <translation>{path} hat seine besten Gewichte verloren; neu beginnen</translation>
    </message>
    <message>
        <source>{path} has no frame that can be decoded; it may be cut short</source>
        <translation>{path} enthält kein Bild, das sich dekodieren lässt; er ist vielleicht abgeschnitten</translation>
    </message>
    <message>
        <source>{path} has no frame {number}; it ends before</source>
        <translation>{path} hat kein Bild {number}; er endet davor</translation>
    </message>
    <message>
        <source>{path} has no number in its name, so it has no place among the frames; take it out of the folder</source>
        <translation>{path} hat keine Nummer im Namen und damit keinen Platz in der Bildfolge; nehmen Sie es aus dem Ordner</translation>
    </message>
    <message>
        <source>{path} has no page {page}: it holds a single picture; leave the page out</source>
        <translation>{path} hat keine Seite {page}: die Datei enthält ein einziges Bild; lassen Sie die Seite weg</translation>
    </message>
    <message>
        <source>{path} has no page {page}: it holds {count} {what}; choose one of 1 to {count}</source>
        <translation>{path} hat keine Seite {page}: die Datei enthält {count} {what}; wählen Sie 1 bis {count}</translation>
    </message>
    <message>
        <source>{path} has no visible pixel, so there is nothing to paint; choose another picture</source>
        <translation>{path} hat kein sichtbares Pixel, es gibt also nichts zu malen; ein anderes Bild wählen</translation>
    </message>
    <message>
        <source>{path} has {found} convolutions where a decoder of level {level} has {expected}</source>
        <translation>{path} hat {found} Faltungen, wo ein Decoder der Ebene {level} {expected} hat</translation>
    </message>
    <message>
        <source>{path} has {found} convolutions; relu{level}_1 and its colour layer need more</source>
        <translation>{path} hat {found} Faltungen; relu{level}_1 und seine Farbschicht brauchen mehr</translation>
    </message>
    <message>
        <source>{path} holds a run already; resume it, or choose another folder</source>
        <translation>{path} enthält schon einen Lauf; ihn fortsetzen oder einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>{path} holds an unfinished job; go on with it, or choose another job folder</source>
        <translation>{path} enthält ein unfertiges Bild; es fortsetzen oder einen anderen Auftragsordner wählen</translation>
    </message>
    <message>
        <source>{path} holds no maps ({error}); keep them anew</source>
        <translation>{path} enthält keine Abbildungen ({error}); sie neu aufheben</translation>
    </message>
    <message>
        <source>{path} holds no moving picture, only sound or other streams; choose a film</source>
        <translation>{path} enthält kein bewegtes Bild, nur Ton oder andere Datenströme; wählen Sie einen Film</translation>
    </message>
    <message>
        <source>{path} holds settings this version does not know: {unknown}</source>
        <translation>{path} enthält Einstellungen, die diese Version nicht kennt: {unknown}</translation>
    </message>
    <message>
        <source>{path} holds {found_bytes} bytes where {size} pixels take {expected_bytes}; it is damaged or belongs to another job: start that job again</source>
        <translation>{path} enthält {found_bytes} Byte, wo {size} Pixel {expected_bytes} brauchen; es ist beschädigt oder gehört zu einem anderen Bild: Dieses noch einmal beginnen</translation>
    </message>
    <message>
        <source>{path} is a TIFF with {name} compression, which is not read here; {advice}</source>
        <translation>{path} ist ein TIFF mit {name}-Kompression, was hier nicht gelesen wird; {advice}</translation>
    </message>
    <message>
        <source>{path} is a file; frames go into a folder, and a film is named with one of {suffixes}</source>
        <translation>{path} ist eine Datei; Bilder kommen in einen Ordner, und ein Film hat eine dieser Endungen: {suffixes}</translation>
    </message>
    <message>
        <source>{path} is a folder; choose a picture inside it</source>
        <translation>{path} ist ein Ordner; ein Bild darin wählen</translation>
    </message>
    <message>
        <source>{path} is a folder; give the result a file name, such as {example}</source>
        <translation>{path} ist ein Ordner; dem Ergebnis einen Dateinamen wie {example} geben</translation>
    </message>
    <message>
        <source>{path} is a folder; give the table a file name</source>
        <translation>{path} ist ein Ordner; geben Sie der Tabelle einen Dateinamen</translation>
    </message>
    <message>
        <source>{path} is a style card already; make cards of pictures</source>
        <translation>{path} ist schon eine Stilkarte; Karten aus Bildern erstellen</translation>
    </message>
    <message>
        <source>{path} is damaged ({error}); keep the maps anew</source>
        <translation>{path} ist beschädigt ({error}); die Abbildungen neu aufheben</translation>
    </message>
    <message>
        <source>{path} is damaged or cut short ({reason}); copy it again from where it came</source>
        <translation>{path} ist beschädigt oder abgeschnitten ({reason}); es noch einmal von seinem Ursprung kopieren</translation>
    </message>
    <message>
        <source>{path} is damaged or cut short ({why}); copy it again from where it came</source>
        <translation>{path} ist beschädigt oder abgeschnitten ({why}); es noch einmal von seinem Ursprung kopieren</translation>
    </message>
    <message>
        <source>{path} is damaged or cut short: decoding stopped after frame {number} ({reason}); paint those frames alone, or copy it again from where it came</source>
        <translation>{path} ist beschädigt oder abgeschnitten: Das Dekodieren endete nach Bild {number} ({reason}); malen Sie nur diese Bilder, oder kopieren Sie ihn noch einmal</translation>
    </message>
    <message>
        <source>{path} is damaged or cut short: decoding stopped in rows {top} to {bottom} of {height} ({reason}); copy it again from where it came</source>
        <translation>{path} ist beschädigt oder abgeschnitten: Das Decodieren endete in den Zeilen {top} bis {bottom} von {height} ({reason}); es noch einmal von seinem Ursprung kopieren</translation>
    </message>
    <message>
        <source>{path} is damaged: its first frame cannot be decoded ({reason})</source>
        <translation>{path} ist beschädigt: Das erste Bild lässt sich nicht dekodieren ({reason})</translation>
    </message>
    <message>
        <source>{path} is damaged; start the job again in another folder</source>
        <translation>{path} ist beschädigt; das Bild in einem anderen Ordner noch einmal beginnen</translation>
    </message>
    <message>
        <source>{path} is empty (0 bytes); copy it again from where it came</source>
        <translation>{path} ist leer (0 Byte); es noch einmal von seinem Ursprung kopieren</translation>
    </message>
    <message>
        <source>{path} is encoded in a way that FFmpeg has no decoder for; convert it first</source>
        <translation>{path} ist auf eine Art kodiert, für die FFmpeg keinen Decoder hat; wandeln Sie ihn zuerst um</translation>
    </message>
    <message>
        <source>{path} is missing</source>
        <translation>{path} fehlt</translation>
    </message>
    <message>
        <source>{path} is no name of a film; films are written as {suffixes}, frames into a folder</source>
        <translation>{path} ist kein Name für einen Film; Filme werden als {suffixes} geschrieben, Bilder in einen Ordner</translation>
    </message>
    <message>
        <source>{path} is no ordinary file; give the result another name</source>
        <translation>{path} ist keine gewöhnliche Datei; dem Ergebnis einen anderen Namen geben</translation>
    </message>
    <message>
        <source>{path} is no ordinary file; install the bundle again</source>
        <translation>{path} ist keine gewöhnliche Datei; das Paket noch einmal installieren</translation>
    </message>
    <message>
        <source>{path} is no ordinary file; name a file</source>
        <translation>{path} ist keine gewöhnliche Datei; eine Datei nennen</translation>
    </message>
    <message>
        <source>{path} is no ordinary file; save the picture to a file first</source>
        <translation>{path} ist keine gewöhnliche Datei; das Bild erst in eine Datei speichern</translation>
    </message>
    <message>
        <source>{path} is no record of a run</source>
        <translation>{path} ist keine Aufzeichnung eines Laufs</translation>
    </message>
    <message>
        <source>{path} is no style card; choose another file</source>
        <translation>{path} ist keine Stilkarte; eine andere Datei wählen</translation>
    </message>
    <message>
        <source>{path} is not a sound PyTorch weight file: {error}</source>
        <translation>{path} ist keine unversehrte PyTorch-Gewichtsdatei: {error}</translation>
    </message>
    <message>
        <source>{path} is not a sound safetensors file: {error}</source>
        <translation>{path} ist keine unversehrte safetensors-Datei: {error}</translation>
    </message>
    <message>
        <source>{path} is not a state dict: it holds something other than named tensors</source>
        <translation>{path} ist kein State Dict: Es enthält anderes als benannte Tensoren</translation>
    </message>
    <message>
        <source>{path} is not named like a style card; end it with {suffix}</source>
        <translation>{path} heißt nicht wie eine Stilkarte; die Endung ist {suffix}</translation>
    </message>
    <message>
        <source>{path} is not the file its bundle describes (sha256 differs); install the bundle again</source>
        <translation>{path} ist nicht die Datei, die ihr Paket beschreibt (SHA-256 weicht ab); das Paket noch einmal installieren</translation>
    </message>
    <message>
        <source>{path} is one of the styles, which are never overwritten; choose another name</source>
        <translation>{path} ist einer der Stile, die nie überschrieben werden; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>{path} is stored in a way that must be decoded whole (progressive, interlaced, or a format that cannot be streamed): {size} pixels take about {needed_bytes}, and {decode_budget_bytes} are granted; allow more memory, or save it as TIFF, as a baseline JPEG or as a PNG without interlacing</source>
        <translation>{path} ist so gespeichert, dass es ganz decodiert werden muss (progressiv, interlaced oder in einem Format, das nicht streifenweise gelesen werden kann): {size} Pixel brauchen etwa {needed_bytes}, und {decode_budget_bytes} sind erlaubt; mehr Arbeitsspeicher erlauben oder es als TIFF, als Baseline-JPEG oder als PNG ohne Interlacing speichern</translation>
    </message>
    <message>
        <source>{path} is the content image itself, which is never overwritten; choose another name</source>
        <translation>{path} ist das Foto selbst, das nie überschrieben wird; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>{path} is the folder of the frames themselves; choose another</source>
        <translation>{path} ist der Ordner der Bilder selbst; wählen Sie einen anderen</translation>
    </message>
    <message>
        <source>{path} is there already and no style card; choose another name</source>
        <translation>{path} gibt es schon, und es ist keine Stilkarte; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>{path} is there already, a card of another picture or size; choose another name</source>
        <translation>{path} gibt es schon, eine Karte eines anderen Bildes oder einer anderen Größe; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>{path} is too narrow for crops of {crop_px} px</source>
        <translation>{path} ist zu schmal für Ausschnitte von {crop_px} px</translation>
    </message>
    <message>
        <source>{path} is {found}, which is not read here; save it as TIFF or PNG with 8 or 16 bits first</source>
        <translation>{path} ist {found}, was hier nicht gelesen wird; es als TIFF oder PNG mit 8 oder 16 Bit speichern</translation>
    </message>
    <message>
        <source>{path} is {size} px and the first frame {first} px; all frames of a film have one size</source>
        <translation>{path} hat {size} px und das erste Bild {first} px; alle Bilder eines Films sind gleich groß</translation>
    </message>
    <message>
        <source>{path} is {size} px; both sides must be at least {smallest_side_px} px to be painted: enlarge it or choose another</source>
        <translation>{path} hat {size} px; zum Malen brauchen beide Seiten mindestens {smallest_side_px} px: Es vergrößern oder ein anderes wählen</translation>
    </message>
    <message>
        <source>{path} is {what}</source>
        <translation>{path} ist {what}</translation>
    </message>
    <message>
        <source>{path} keeps each colour in tiles of its own, which is not read here; save it with interleaved channels (planar configuration 1), or in strips</source>
        <translation>{path} hält jede Farbe in eigenen Kacheln, was hier nicht gelesen wird; es mit verschränkten Kanälen (Planarkonfiguration 1) oder in Streifen speichern</translation>
    </message>
    <message>
        <source>{path} says it is {size} = {megapixels:.0f} megapixels, more than the limit of {max_pixels:.0f}; make it smaller first</source>
        <translation>{path} gibt {size} = {megapixels:.0f} Megapixel an, mehr als die Grenze von {max_pixels:.0f}; es zuerst verkleinern</translation>
    </message>
    <message>
        <source>{path} was closed already; open it again before using it</source>
        <translation>{path} war schon geschlossen; es vor dem Verwenden noch einmal öffnen</translation>
    </message>
    <message>
        <source>{path} was not loaded: it is damaged, or holds more than tensors and could run code</source>
        <translation>{path} wurde nicht geladen: Es ist beschädigt oder enthält mehr als Tensoren und könnte Programme ausführen</translation>
    </message>
    <message>
        <source>{path} was not written by this version; keep the maps anew</source>
        <translation>{path} wurde nicht von dieser Version geschrieben; die Abbildungen neu aufheben</translation>
    </message>
    <message>
        <source>{path} was written by another version; finish it there or empty the folder</source>
        <translation>{path} wurde von einer anderen Version geschrieben; es dort beenden oder den Ordner leeren</translation>
    </message>
    <message>
        <source>{path} {why}</source>
        <translation>{path} {why}</translation>
    </message>
    <message>
        <source>{path}: sha256 differs from the manifest</source>
        <translation>{path}: Die SHA-256-Summe weicht vom Manifest ab</translation>
    </message>
    <message>
        <source>{path}: the colour layer {shape} does not fit conv1_1 {other}</source>
        <translation>{path}: Die Farbschicht {shape} passt nicht zu conv1_1 {other}</translation>
    </message>
    <message>
        <source>{path}: {error}</source>
        <translation>{path}: {error}</translation>
    </message>
    <message>
        <source>{path}: {key} has shape {shape} where the widths say {expected}</source>
        <translation>{path}: {key} hat die Form {shape}, nach den Breiten wäre es {expected}</translation>
    </message>
    <message>
        <source>{path}: {key} holds NaN or infinity</source>
        <translation>{path}: {key} enthält NaN oder unendliche Werte</translation>
    </message>
    <message>
        <source>{path}: {key} is missing</source>
        <translation>{path}: {key} fehlt</translation>
    </message>
    <message>
        <source>{path}: {key} is not a convolution&apos;s: {shape} {dtype}</source>
        <translation>{path}: {key} ist keine Faltung: {shape} {dtype}</translation>
    </message>
    <message>
        <source>{path}: {key} is not expected</source>
        <translation>{path}: {key} gehört nicht dazu</translation>
    </message>
    <message>
        <source>{path}: {key} is {dtype}, not float32</source>
        <translation>{path}: {key} ist {dtype}, nicht float32</translation>
    </message>
    <message>
        <source>{path}: {reason}</source>
        <translation>{path}: {reason}</translation>
    </message>
    <message>
        <source>{picture} is not the picture that the mask {path} was painted on; put that back beside it</source>
        <translation>{picture} ist nicht das Bild, auf das die Maske {path} gemalt wurde; legen Sie jenes wieder daneben</translation>
    </message>
    <message>
        <source>{place} cannot be opened ({reason}); close other programs and try again</source>
        <translation>{place} kann nicht geöffnet werden ({reason}); andere Programme schließen und es noch einmal versuchen</translation>
    </message>
    <message>
        <source>{place} cannot be used: {why}</source>
        <translation>{place} kann nicht verwendet werden: {why}</translation>
    </message>
    <message>
        <source>{place} exists again; remove it first</source>
        <translation>{place} gibt es wieder; es zuerst entfernen</translation>
    </message>
    <message>
        <source>{purpose} needs {needed_bytes} in {folder}, where {free_bytes} are free; free some space or choose a folder on another disk</source>
        <translation>{purpose} braucht {needed_bytes} in {folder}, wo {free_bytes} frei sind; Platz schaffen oder einen Ordner auf einem anderen Datenträger wählen</translation>
    </message>
    <message>
        <source>{region} lies outside {content}, whose result is {size} px</source>
        <translation>{region} liegt außerhalb von {content}, dessen Ergebnis {size} px hat</translation>
    </message>
    <message>
        <source>{run} cannot be moved to the bin: {reason}</source>
        <translation>{run} kann nicht in den Papierkorb gelegt werden: {reason}</translation>
    </message>
    <message>
        <source>{sha256} is no SHA-256</source>
        <translation>{sha256} ist keine SHA-256-Summe</translation>
    </message>
    <message>
        <source>{size} is no size of a picture</source>
        <translation>{size} ist keine Bildgröße</translation>
    </message>
    <message>
        <source>{source} does not exist</source>
        <translation>{source} gibt es nicht</translation>
    </message>
    <message>
        <source>{source} has only one half of level {level}: {missing}.pth is missing</source>
        <translation>{source} hat nur eine Hälfte der Ebene {level}: {missing}.pth fehlt</translation>
    </message>
    <message>
        <source>{source} is in no known weight format; known are: {known}</source>
        <translation>{source} hat kein bekanntes Gewichtsformat; bekannt sind: {known}</translation>
    </message>
    <message>
        <source>{source} is not torchvision&apos;s plain vgg19: pass its state dict, not another network&apos;s</source>
        <translation>{source} ist nicht das einfache vgg19 von torchvision: Dessen State Dict übergeben, nicht das eines anderen Netzes</translation>
    </message>
</context>
<context>
    <name>MixPart</name>
    <message>
        <source>Mix of styles</source>
        <translation>Stilmischung</translation>
    </message>
    <message>
        <source>Weight of a style</source>
        <translation>Gewicht eines Stils</translation>
    </message>
    <message>
        <source>Strength of a style</source>
        <translation>Stärke eines Stils</translation>
    </message>
    <message>
        <source>Take a style out</source>
        <translation>Einen Stil herausnehmen</translation>
    </message>
</context>
<context>
    <name>MixingPart</name>
    <message>
        <source>Mixing</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Mixed by</source>
        <translation>Gemischt durch</translation>
    </message>
    <message>
        <source>What is mixed by the weights of the styles</source>
        <translation>Was nach den Gewichten der Stile gemischt wird</translation>
    </message>
    <message>
        <source>There is nothing to mix: pick two styles or more.</source>
        <translation>Es gibt nichts zu mischen: Wählen Sie zwei Stile oder mehr.</translation>
    </message>
    <message>
        <source>Linear maps</source>
        <translation>Lineare Abbildungen</translation>
    </message>
    <message>
        <source>Each style is fitted to the photo; the mean of their maps paints</source>
        <translation>Jeder Stil wird an das Foto angepasst; der Mittelwert ihrer Abbildungen malt</translation>
    </message>
    <message>
        <source>Barycentre</source>
        <translation>Baryzentrum</translation>
    </message>
    <message>
        <source>One style between them is fitted: the Wasserstein barycentre of their statistics</source>
        <translation>Ein Stil zwischen ihnen wird angepasst: das Wasserstein-Baryzentrum ihrer Statistiken</translation>
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
    <name>OptimizationPanel</name>
    <message>
        <source>Curves of the losses</source>
        <translation>Kurven der Verluste</translation>
    </message>
    <message>
        <source>Latest losses</source>
        <translation>Letzte Verluste</translation>
    </message>
    <message>
        <source>Hide the curves</source>
        <translation>Kurven ausblenden</translation>
    </message>
    <message>
        <source>Show the curves</source>
        <translation>Kurven einblenden</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
</context>
<context>
    <name>OptimizePart</name>
    <message>
        <source>Optimisation</source>
        <translation>Optimierung</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>conv4_1, or the deepest layer where the encoder of the bundle ends earlier</source>
        <translation>conv4_1, oder die tiefste Schicht, wo der Encoder des Pakets früher endet</translation>
    </message>
    <message>
        <source>Back to the defaults</source>
        <translation>Zurück zu den Vorgaben</translation>
    </message>
    <message>
        <source>Optimisation: back to the defaults</source>
        <translation>Optimierung: zurück zu den Vorgaben</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>Iterationen</translation>
    </message>
    <message>
        <source>Steps at the smallest scale; each larger one takes half as many. More come closer to the style and take longer in proportion</source>
        <translation>Schritte in der kleinsten Größe; jede größere macht halb so viele. Mehr kommen dem Stil näher und dauern entsprechend länger</translation>
    </message>
    <message>
        <source>Content weight</source>
        <translation>Gewicht des Inhalts</translation>
    </message>
    <message>
        <source>How much the shapes of the photo count against the style. It is divided by the strength, so that half the strength counts them twice</source>
        <translation>Wie viel die Formen des Fotos gegen den Stil zählen. Es wird durch die Stärke geteilt: Bei halber Stärke zählen sie doppelt</translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation>Glätte</translation>
    </message>
    <message>
        <source>Keeps neighbouring pixels alike: takes out speckles, and with them fine texture. Costs no time</source>
        <translation>Hält benachbarte Pixel ähnlich: nimmt Sprenkel heraus und mit ihnen feine Textur. Kostet keine Zeit</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>How far Adam moves a pixel at first, of the way from black to white: large steps are fast and rough. L-BFGS finds its own</source>
        <translation>Wie weit Adam ein Pixel anfangs bewegt, vom Weg von Schwarz nach Weiß: Große Schritte sind schnell und grob. L-BFGS findet seine eigenen</translation>
    </message>
    <message>
        <source>Smallest scale</source>
        <translation>Kleinste Größe</translation>
    </message>
    <message>
        <source>About the longer side of the first picture that is optimised; it is doubled until the result has its size. Small ones give large patterns and cost little time</source>
        <translation>Etwa die längere Seite des ersten Bildes, das optimiert wird; sie wird verdoppelt, bis das Ergebnis seine Größe hat. Kleine geben große Muster und kosten wenig Zeit</translation>
    </message>
    <message>
        <source>Pixel differences</source>
        <translation>Pixeldifferenzen</translation>
    </message>
    <message>
        <source>How much the differences of neighbouring pixels count in the style loss, beside 1 for all layers together: keeps colour noise out. Costs next to no time</source>
        <translation>Wie viel die Differenzen benachbarter Pixel im Stilverlust zählen, neben 1 für alle Schichten zusammen: hält Farbrauschen heraus. Kostet fast keine Zeit</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>How each step is found, and what that takes of time and memory</source>
        <translation>Wie jeder Schritt gefunden wird, und was das an Zeit und Speicher braucht</translation>
    </message>
    <message>
        <source>Style loss</source>
        <translation>Stilverlust</translation>
    </message>
    <message>
        <source>What of the style&apos;s features the picture shall share</source>
        <translation>Was von den Merkmalen des Stils das Bild teilen soll</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>The picture that the first iteration changes</source>
        <translation>Das Bild, das die erste Iteration ändert</translation>
    </message>
    <message>
        <source>Content layer</source>
        <translation>Inhaltsschicht</translation>
    </message>
    <message>
        <source>Where the shapes of the photo are compared: deeper layers leave more freedom, shallow ones cost less</source>
        <translation>Wo die Formen des Fotos verglichen werden: Tiefere Schichten lassen mehr Freiheit, flache kosten weniger</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>One gradient for each step, and scratch on disk: for pictures of any size</source>
        <translation>Ein Gradient je Schritt, und Zwischendaten auf der Platte: für Bilder jeder Größe</translation>
    </message>
    <message>
        <source>L-BFGS</source>
        <translation>L-BFGS</translation>
    </message>
    <message>
        <source>Searches along each step: about twice the time, and 27 copies of the picture in memory</source>
        <translation>Sucht entlang jedes Schritts: etwa die doppelte Zeit, und 27 Kopien des Bildes im Speicher</translation>
    </message>
    <message>
        <source>W2 distance</source>
        <translation>W2-Abstand</translation>
    </message>
    <message>
        <source>Mean and covariance of features, as distributions (Wasserstein)</source>
        <translation>Mittelwert und Kovarianz der Merkmale, als Verteilungen (Wasserstein)</translation>
    </message>
    <message>
        <source>Gram matrices</source>
        <translation>Gram-Matrizen</translation>
    </message>
    <message>
        <source>Mean products of features (Gatys et al. 2016)</source>
        <translation>Mittlere Produkte der Merkmale (Gatys et al. 2016)</translation>
    </message>
    <message>
        <source>Painted by the networks</source>
        <translation>Von den Netzen gemalt</translation>
    </message>
    <message>
        <source>What the preview shows; detail and levels above belong to it</source>
        <translation>Was die Vorschau zeigt; Details und Ebenen oben gehören dazu</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation>Das Foto</translation>
    </message>
    <message>
        <source>Keeps more of the photo, and needs more iterations</source>
        <translation>Behält mehr vom Foto und braucht mehr Iterationen</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Invents all of the picture, and needs by far the most iterations</source>
        <translation>Erfindet das ganze Bild und braucht bei weitem die meisten Iterationen</translation>
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
        <source>Renders go</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Beside the photo</source>
        <translation>Neben das Foto</translation>
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
        <source>System’s own</source>
        <translation>Systemvorgabe</translation>
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
</context>
<context>
    <name>Preparation</name>
    <message>
        <source>{what}, {percent} %</source>
        <translation>{what}, {percent} %</translation>
    </message>
    <message>
        <source>loading networks</source>
        <translation>lädt Netze</translation>
    </message>
    <message>
        <source>reading pictures</source>
        <translation>liest Bilder</translation>
    </message>
    <message>
        <source>choosing and fitting filters</source>
        <translation>wählt Filter aus und passt sie an</translation>
    </message>
    <message>
        <source>checking groups of filters</source>
        <translation>Prüfen der Filtergruppen</translation>
    </message>
    <message>
        <source>testing layers</source>
        <translation>prüft Schichten</translation>
    </message>
    <message>
        <source>timing steps</source>
        <translation>misst die Dauer von Schritten</translation>
    </message>
    <message>
        <source>painting the first samples</source>
        <translation>malt die ersten Proben</translation>
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
        <source>Goes on next</source>
        <translation>Geht als Nächstes weiter</translation>
    </message>
    <message>
        <source>Comes next</source>
        <translation>Kommt als Nächstes</translation>
    </message>
    <message>
        <source>Goes on after {count}</source>
        <translation>Geht nach {count} weiter</translation>
    </message>
    <message>
        <source>Waits for {count}</source>
        <translation>Wartet auf {count}</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Einzelbilder</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>optimised, {count} iterations</source>
        <translation>optimiert, {count} Iterationen</translation>
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
        <source>Stop and keep the picture</source>
        <translation>Anhalten und das Bild behalten</translation>
    </message>
    <message>
        <source>End an optimisation after its iteration; the picture there is becomes the result</source>
        <translation>Eine Optimierung nach ihrer Iteration beenden; das Bild, das es gibt, wird das Ergebnis</translation>
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
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the result in the program for such pictures</source>
        <translation>Das Ergebnis im Programm für solche Bilder öffnen</translation>
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
    <message>
        <source>Pause all</source>
        <translation>Alle anhalten</translation>
    </message>
    <message>
        <source>Pause everything; each render goes on where it was</source>
        <translation>Alles anhalten; jedes Bild geht später dort weiter, wo es war</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Alle fortsetzen</translation>
    </message>
    <message>
        <source>Go on with everything that is paused</source>
        <translation>Alles fortsetzen, was angehalten ist</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
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
        <source>Size</source>
        <translation>Größe</translation>
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
        <source>Nothing on this computer can open {path}</source>
        <translation>Auf diesem Rechner kann nichts {path} öffnen</translation>
    </message>
    <message>
        <source>{path} is no longer there</source>
        <translation>{path} ist nicht mehr da</translation>
    </message>
    <message>
        <source>Nothing on this computer can show the folder {folder}</source>
        <translation>Auf diesem Rechner kann nichts den Ordner {folder} zeigen</translation>
    </message>
    <message>
        <source>Everything is painted. The computer goes to sleep in {count} seconds.</source>
        <translation>Alles ist gemalt. Der Rechner geht in {count} Sekunden in den Ruhezustand.</translation>
    </message>
    <message>
        <source>Everything is painted. The computer shuts down in {count} seconds.</source>
        <translation>Alles ist gemalt. Der Rechner fährt in {count} Sekunden herunter.</translation>
    </message>
    <message>
        <source>Stay on</source>
        <translation>Anlassen</translation>
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
        <source>{picture} needs a style or mask that is not on this computer: {names}. All else is set as in it.</source>
        <translation>{picture} braucht einen Stil oder eine Maske, die nicht auf diesem Computer ist: {names}. Alles andere ist eingestellt wie dort.</translation>
    </message>
    <message>
        <source>Every control is set as in {name}</source>
        <translation>Alle Regler stehen wie in {name}</translation>
    </message>
</context>
<context>
    <name>RecipeSection</name>
    <message>
        <source>{title}: back to the defaults</source>
        <translation>{title}: zurück zu den Vorgaben</translation>
    </message>
</context>
<context>
    <name>RegionMenu</name>
    <message>
        <source>Region {number}</source>
        <translation>Bereich {number}</translation>
    </message>
    <message>
        <source>The &amp;styles of the photo</source>
        <translation>&amp;Die Stile des Fotos</translation>
    </message>
    <message>
        <source>S&amp;trength</source>
        <translation>S&amp;tärke</translation>
    </message>
    <message>
        <source>&amp;Leave as it is</source>
        <translation>&amp;Lassen, wie er ist</translation>
    </message>
    <message>
        <source>&amp;Another style</source>
        <translation>&amp;Anderer Stil</translation>
    </message>
    <message>
        <source>The one that I choose in the &amp;gallery next</source>
        <translation>Den ich als Nächstes in der &amp;Galerie wähle</translation>
    </message>
</context>
<context>
    <name>RegionRow</name>
    <message>
        <source>Strength in region {number}</source>
        <translation>Stärke in Bereich {number}</translation>
    </message>
    <message>
        <source>How far the styles go there: 0 % leaves the region as it is</source>
        <translation>Wie weit die Stile dort gehen: 0 % lässt den Bereich, wie er ist</translation>
    </message>
    <message>
        <source>Region {number}: style and strength</source>
        <translation>Bereich {number}: Stil und Stärke</translation>
    </message>
    <message>
        <source>Style: {style}</source>
        <translation>Stil: {style}</translation>
    </message>
</context>
<context>
    <name>RegionsOnStage</name>
    <message>
        <source>Style of region {number}</source>
        <translation>Stil von Bereich {number}</translation>
    </message>
    <message>
        <source>Strength in region {number}</source>
        <translation>Stärke in Bereich {number}</translation>
    </message>
    <message>
        <source>Leave region {number} as it is</source>
        <translation>Bereich {number} lassen, wie er ist</translation>
    </message>
    <message>
        <source>The style that you choose in the gallery next paints region {number}.</source>
        <translation>Der Stil, den Sie als Nächstes in der Galerie wählen, malt Bereich {number}.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>RegionsPart</name>
    <message>
        <source>Regions</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Paint in regions</source>
        <translation>In Bereichen malen</translation>
    </message>
    <message>
        <source>Each part of the photo is painted after the part of the style most like it</source>
        <translation>Jeder Teil des Fotos wird nach dem ähnlichsten Teil des Stils gemalt</translation>
    </message>
    <message>
        <source>Show regions</source>
        <translation>Bereiche zeigen</translation>
    </message>
    <message>
        <source>Show over the photo which region is which; a click on one chooses its style</source>
        <translation>Über dem Foto zeigen, welcher Bereich welcher ist; ein Klick auf einen wählt seinen Stil</translation>
    </message>
    <message>
        <source>A picture by optimisation has no regions.</source>
        <translation>Ein optimiertes Bild hat keine Bereiche.</translation>
    </message>
    <message>
        <source>Only the colours are taken in all of the picture: not by regions.</source>
        <translation>Nur die Farben werden im ganzen Bild übernommen: nicht nach Bereichen.</translation>
    </message>
    <message>
        <source>Masks say where the styles paint; regions take their place.</source>
        <translation>Masken sagen, wo die Stile malen; Bereiche träten an ihre Stelle.</translation>
    </message>
    <message>
        <source>Number of regions</source>
        <translation>Anzahl der Bereiche</translation>
    </message>
    <message>
        <source>They are found by what the photo shows, the largest first</source>
        <translation>Sie werden nach dem gefunden, was das Foto zeigt, der größte zuerst</translation>
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
    <name>ReportExport</name>
    <message>
        <source>Export the log</source>
        <translation>Protokoll exportieren</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Save the run card</source>
        <translation>Laufkarte speichern</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Gespeichert als {name}</translation>
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
        <source>Export log…</source>
        <translation>Protokoll exportieren…</translation>
    </message>
    <message>
        <source>Save what the run has logged as a table (CSV): a row for each logged step</source>
        <translation>Speichert, was der Lauf protokolliert hat, als Tabelle (CSV): eine Zeile für jeden protokollierten Schritt</translation>
    </message>
    <message>
        <source>Save run card…</source>
        <translation>Laufkarte speichern…</translation>
    </message>
    <message>
        <source>Save what the run was asked, came to and ran on as a text (Markdown)</source>
        <translation>Speichert als Text (Markdown), was der Lauf sollte, was daraus wurde und worauf er lief</translation>
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
        <source>Ratios</source>
        <translation>Anteile</translation>
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
    <name>RunExport</name>
    <message>
        <source>“{name}”, which the run learnt from, is gone. Put it back or import it again, then try again.</source>
        <translation>„{name}“, von dem der Lauf gelernt hat, fehlt. Zurücklegen oder erneut importieren, dann noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>RunLegend</name>
    <message>
        <source>Runs in the chart</source>
        <translation>Läufe im Diagramm</translation>
    </message>
    <message>
        <source>best (lowest) {score}</source>
        <translation>beste (niedrigste) {score}</translation>
    </message>
    <message>
        <source>Show the curve of {term}</source>
        <translation>Kurve von {term} zeigen</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Training runs</source>
        <translation>Trainingsläufe</translation>
    </message>
    <message>
        <source>Several runs can be selected, to compare them</source>
        <translation>Mehrere Läufe können ausgewählt werden, um sie zu vergleichen</translation>
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
        <source>{best}, at first {first}</source>
        <translation>{best}, anfangs {first}</translation>
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
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{kind} · starting</source>
        <translation>{kind} · startet</translation>
    </message>
    <message>
        <source>best (lowest) {score}</source>
        <translation>beste (niedrigste) {score}</translation>
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
        <source>encoders</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>decoders</source>
        <translation>Decoder</translation>
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
        <source>Direction</source>
        <translation>Richtung</translation>
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
    <message>
        <source>Filters that have yet to go: {count}.</source>
        <translation>Filter, die noch wegfallen: {count}.</translation>
    </message>
    <message>
        <source>Removed by force, as the steps for pruning were over: {count}; more steps avoid that.</source>
        <translation>Erzwungen entfernt, weil die Schritte zum Ausdünnen vorbei waren: {count}; mehr Schritte vermeiden das.</translation>
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
        <source>The arrow keys go from sample to sample</source>
        <translation>Die Pfeiltasten gehen von Probe zu Probe</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>Follow the run to its latest sample</source>
        <translation>Dem Lauf zu seiner neuesten Probe folgen</translation>
    </message>
    <message>
        <source>Show every new sample as it comes</source>
        <translation>Jede neue Probe zeigen, sobald sie kommt</translation>
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
        <source>With the teacher&apos;s</source>
        <translation>Mit dem Bild des Lehrers</translation>
    </message>
    <message>
        <source>Show what the teacher paints of the same pictures</source>
        <translation>Zeigen, was der Lehrer aus denselben Bildern malt</translation>
    </message>
    <message>
        <source>Hold the space bar or the mouse on the pictures to see it in their place</source>
        <translation>Leertaste oder Maus auf den Bildern halten, um es an ihrer Stelle zu sehen</translation>
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
        <source>before training</source>
        <translation>vor dem Training</translation>
    </message>
    <message>
        <source>{step}, score {score}</source>
        <translation>{step}, Wertung {score}</translation>
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
        <source>Painted by the teacher</source>
        <translation>Vom Lehrer gemalt</translation>
    </message>
    <message>
        <source>Painted before training</source>
        <translation>Vor dem Training gemalt</translation>
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
        <source>{range}. Students begin near their goal: fast ones lose it again.</source>
        <translation>{range}. Schüler beginnen nah am Ziel: Schnelle verlieren es.</translation>
    </message>
    <message>
        <source>{range}. More at once is steadier, slower, and needs more memory.</source>
        <translation>{range}. Größer: ruhiger, aber langsamer und speicherhungriger.</translation>
    </message>
    <message>
        <source>{range}, a multiple of 16: the side of the squares it learns from.</source>
        <translation>{range}, ein Vielfaches von 16: Seitenlänge der Lernquadrate.</translation>
    </message>
    <message>
        <source>Up to {most}. Held-out pictures are scored now and then.</source>
        <translation>Bis {most}. Gewertet wird hin und wieder an eigenen Prüfbildern.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>End early after</source>
        <translation>Früher enden nach</translation>
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
</context>
<context>
    <name>ScorePlot</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Held-out score</source>
        <translation>Wertung</translation>
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
    <name>SearchPage</name>
    <message>
        <source>Similarity (SSIM)</source>
        <translation>Ähnlichkeit (SSIM)</translation>
    </message>
    <message>
        <source>floor {value}</source>
        <translation>Untergrenze {value}</translation>
    </message>
    <message>
        <source>Held-out score (lower is better)</source>
        <translation>Wertung (niedriger ist besser)</translation>
    </message>
    <message>
        <source>at most {value}</source>
        <translation>höchstens {value}</translation>
    </message>
    <message>
        <source>What the search has found</source>
        <translation>Was die Suche gefunden hat</translation>
    </message>
    <message>
        <source>No ratio reaches the floor; the bundle stays as it is.</source>
        <translation>Kein Anteil erreicht die Untergrenze; das Paket bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Nothing has been accepted yet.</source>
        <translation>Noch nichts wurde angenommen.</translation>
    </message>
    <message>
        <source>{ratio} % of the filters can go: similarity {ssim}, score {score}.</source>
        <translation>{ratio} % der Filter können weg: Ähnlichkeit {ssim}, Wertung {score}.</translation>
    </message>
    <message>
        <source>A little more misses the floor.</source>
        <translation>Etwas mehr verfehlt die Untergrenze.</translation>
    </message>
    <message>
        <source>That is the largest ratio the search was given.</source>
        <translation>Das ist der größte Anteil, der der Suche erlaubt war.</translation>
    </message>
    <message>
        <source>All stages are used; more of them may find more.</source>
        <translation>Alle Stufen sind verbraucht; mit mehr davon ginge vielleicht mehr.</translation>
    </message>
    <message>
        <source>unpruned</source>
        <translation>nicht ausgedünnt</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>rejected and rolled back</source>
        <translation>verworfen und zurückgenommen</translation>
    </message>
    <message>
        <source>removes what another stage removed</source>
        <translation>entfernt dasselbe wie eine andere Stufe</translation>
    </message>
</context>
<context>
    <name>SearchPlot</name>
    <message>
        <source>Filters that go, in %</source>
        <translation>Filter, die gehen, in %</translation>
    </message>
    <message>
        <source>{measure} over the share of filters that go</source>
        <translation>{measure} über dem Anteil der Filter, die gehen</translation>
    </message>
    <message>
        <source>now {ratio} %</source>
        <translation>jetzt {ratio} %</translation>
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
    <message>
        <source>{title}: back to the defaults</source>
        <translation>{title}: zurück zu den Vorgaben</translation>
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
    <name>SheetPage</name>
    <message>
        <source>Contact sheet</source>
        <translation>Kontaktbogen</translation>
    </message>
    <message>
        <source>Save sheet…</source>
        <translation>Bogen speichern…</translation>
    </message>
    <message>
        <source>Save sheet</source>
        <translation>Bogen speichern</translation>
    </message>
    <message>
        <source>Back to the picture (Esc)</source>
        <translation>Zurück zum Bild (Esc)</translation>
    </message>
    <message>
        <source>{done} of {count} painted</source>
        <translation>{done} von {count} gemalt</translation>
    </message>
    <message>
        <source>Write all of it as one picture, with the names of the styles</source>
        <translation>Alles als ein Bild schreiben, mit den Namen der Stile</translation>
    </message>
    <message>
        <source>The sheet can be saved once all styles are painted</source>
        <translation>Der Bogen kann gespeichert werden, sobald alle Stile gemalt sind</translation>
    </message>
    <message>
        <source>A click, or Enter, paints with the style. Esc goes back to the picture.</source>
        <translation>Ein Klick oder die Eingabetaste malt mit dem Stil. Esc führt zurück zum Bild.</translation>
    </message>
</context>
<context>
    <name>ShippedBundles</name>
    <message>
        <source>Compact</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>Cut from the pairs of Collaborative distillation, 16x smaller, and distilled from them for 2000 steps; then all levels learned to paint: 4 to 1 together for 3050 steps, level 5 for 3000, level 4 for 2000 more, and 4 to 1 together for the last 1900.</source>
        <translation>Aus den 16-fach kleineren Paaren von Collaborative Distillation geschnitten und 2000 Schritte lang von ihnen destilliert; dann lernten alle Ebenen malen: 4 bis 1 zusammen in 3050 Schritten, Ebene 5 in 3000, Ebene 4 in weiteren 2000, zuletzt 4 bis 1 zusammen in 1900.</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>Five encoder/decoder pairs for WCT, optimal transport and AdaIN, the default: they paint in the residual form, which keeps the photo&apos;s shapes, with half the published 16x set&apos;s parameters and seven tenths of its work.</source>
        <translation>Fünf Encoder/Decoder-Paare für WCT, optimalen Transport und AdaIN, die Vorgabe: Sie malen in der Differenzform, die die Formen des Fotos bewahrt, mit der Hälfte der Parameter des veröffentlichten 16x-Satzes und sieben Zehnteln seines Rechenaufwands.</translation>
    </message>
    <message>
        <source>Five encoder/decoder pairs for prints, as wide as the published 16x set: the nearest to the style, in a third more time than compact.</source>
        <translation>Fünf Encoder/Decoder-Paare für Drucke, so breit wie der veröffentlichte 16x-Satz: am nächsten am Stil, in einem Drittel mehr Zeit als compact.</translation>
    </message>
    <message>
        <source>Two levels, relu4_1 and relu1_1, for quick looks and weak machines: a third of compact&apos;s time.</source>
        <translation>Zwei Ebenen, relu4_1 und relu1_1, für schnelle Blicke und schwache Rechner: ein Drittel der Zeit von compact.</translation>
    </message>
    <message>
        <source>Levels 4 and 1 of compact, which learned to paint without the others for 1100 steps.</source>
        <translation>Ebenen 4 und 1 von compact, die in 1100 Schritten ohne die anderen malen lernten.</translation>
    </message>
    <message>
        <source>Swift</source>
        <translation>Swift</translation>
    </message>
    <message>
        <source>The pairs of Collaborative distillation, 16x smaller: level 5 as published, levels 4 to 1 taught to paint together for 4100 steps.</source>
        <translation>Die 16-fach kleineren Paare von Collaborative Distillation: Ebene 5 wie veröffentlicht, Ebenen 4 bis 1 lernten in 4100 Schritten zusammen malen.</translation>
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
        <source>as much as similar paintings allow</source>
        <translation>so viel, wie ähnliche Bilder erlauben</translation>
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
        <source>Preview, partly at full size</source>
        <translation>Vorschau, teils in voller Größe</translation>
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
    <name>StepPart</name>
    <message>
        <source>How a step is taken</source>
        <translation>Wie ein Schritt gemacht wird</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>SGD weighs what shrinks filters against the loss; it learns at other rates.</source>
        <translation>SGD wägt das Schrumpfen von Filtern gegen den Verlust ab; es lernt mit anderen Raten.</translation>
    </message>
    <message>
        <source>{range}, of SGD</source>
        <translation>{range}, von SGD</translation>
    </message>
    <message>
        <source>Batches in a step</source>
        <translation>Stapel je Schritt</translation>
    </message>
    <message>
        <source>{range}. One after the other: more at once than memory holds, and slower.</source>
        <translation>{range}. Nacheinander: mehr auf einmal, als in den Speicher passt, und langsamer.</translation>
    </message>
    <message>
        <source>Compute in</source>
        <translation>Rechnen in</translation>
    </message>
    <message>
        <source>bfloat16 is fast on graphics cards. Painting is learned in float32.</source>
        <translation>bfloat16 ist auf Grafikkarten schnell. Malen wird in float32 gelernt.</translation>
    </message>
</context>
<context>
    <name>StrokesPart</name>
    <message>
        <source>Strokes</source>
        <translation>Striche</translation>
    </message>
    <message>
        <source>Strokes of a fixed size</source>
        <translation>Striche fester Größe</translation>
    </message>
    <message>
        <source>Strokes keep their size relative to the picture, whatever its pixels; large pictures are painted faster</source>
        <translation>Striche behalten ihre Größe im Verhältnis zum Bild, gleich wie viele Pixel es hat; große Bilder werden schneller gemalt</translation>
    </message>
    <message>
        <source>The scales of an optimisation size its strokes.</source>
        <translation>Die Maßstäbe einer Optimierung bestimmen die Größe ihrer Striche.</translation>
    </message>
    <message>
        <source>Strokes are about {width} mm wide in that print.</source>
        <translation>Striche sind in diesem Druck etwa {width} mm breit.</translation>
    </message>
    <message>
        <source>Size of strokes</source>
        <translation>Größe der Striche</translation>
    </message>
    <message>
        <source>About how wide strokes are, of the picture&apos;s longer side: larger ones are painted on a smaller copy</source>
        <translation>Etwa wie breit Striche sind, von der längeren Seite des Bildes: größere werden auf einer kleineren Kopie gemalt</translation>
    </message>
    <message>
        <source>Detail over the strokes</source>
        <translation>Detail über den Strichen</translation>
    </message>
    <message>
        <source>How much of the photo&apos;s fine detail, which the copy does not show, lies over them</source>
        <translation>Wie viel vom feinen Detail des Fotos, das die Kopie nicht zeigt, über ihnen liegt</translation>
    </message>
    <message>
        <source>Longer side of a print</source>
        <translation>Längere Seite eines Drucks</translation>
    </message>
    <message>
        <source>Tells how wide strokes are in a print of that size; the picture stays the same</source>
        <translation>Sagt, wie breit Striche in einem Druck dieser Größe sind; das Bild bleibt, wie es ist</translation>
    </message>
    <message>
        <source>No print</source>
        <translation>Kein Druck</translation>
    </message>
</context>
<context>
    <name>StyleCards</name>
    <message>
        <source>A style card is being made; wait until it is done.</source>
        <translation>Eine Stilkarte wird gerade erstellt; warten, bis sie fertig ist.</translation>
    </message>
    <message>
        <source>Save as style card</source>
        <translation>Als Stilkarte speichern</translation>
    </message>
    <message>
        <source>Rename the style card</source>
        <translation>Stilkarte umbenennen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>{name} is written, and in the gallery.</source>
        <translation>{name} ist geschrieben und in der Galerie.</translation>
    </message>
    <message>
        <source>The style card “{card}” was not made for the bundle {bundle}: the small copy in it is used.</source>
        <translation>Die Stilkarte „{card}“ wurde nicht für das Paket {bundle} erstellt: Die kleine Kopie darin wird verwendet.</translation>
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
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Save as style card…</source>
        <translation>Als Stilkarte speichern…</translation>
    </message>
    <message>
        <source>New texture from this style…</source>
        <translation>Neue Textur aus diesem Stil…</translation>
    </message>
    <message>
        <source>Choose a picture as the style; it can then be saved as a style card.</source>
        <translation>Ein Bild als Stil wählen; dann lässt es sich als Stilkarte speichern.</translation>
    </message>
    <message>
        <source>Choose a style; a texture can then be made from it.</source>
        <translation>Einen Stil wählen; dann lässt sich daraus eine Textur machen.</translation>
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
    <name>Styles</name>
    <message>
        <source>A few broad strokes of brown and black on bare warm canvas.</source>
        <translation>Wenige breite Striche in Braun und Schwarz auf warmer, bloßer Leinwand.</translation>
    </message>
    <message>
        <source>A garden chair among tall flowers, in loose strokes of green, pink and white.</source>
        <translation>Ein Gartenstuhl zwischen hohen Blumen, in lockeren Strichen aus Grün, Rosa und Weiß.</translation>
    </message>
    <message>
        <source>A girl in white among palms and light, in quick strokes of green and violet.</source>
        <translation>Ein Mädchen in Weiß zwischen Palmen und Licht, in schnellen Strichen aus Grün und Violett.</translation>
    </message>
    <message>
        <source>A golden sun over a restless sea, set in courses of small tilted stones.</source>
        <translation>Eine goldene Sonne über unruhigem Meer, in Reihen kleiner gekippter Steine gesetzt.</translation>
    </message>
    <message>
        <source>A night sky that turns in blue eddies around warm lights above green hills.</source>
        <translation>Ein Nachthimmel, der in blauen Wirbeln um warme Lichter über grünen Hügeln kreist.</translation>
    </message>
    <message>
        <source>A still river between summer trees, in dots of pure colour that mix in the eye.</source>
        <translation>Ein stiller Fluss zwischen Sommerbäumen, in Punkten reiner Farbe, die sich erst im Auge mischen.</translation>
    </message>
    <message>
        <source>A villa above dark trees hung with fruit, under a mauve southern sky.</source>
        <translation>Eine Villa über dunklen Bäumen voller Früchte, unter malvenfarbenem Südhimmel.</translation>
    </message>
    <message>
        <source>A wall of leaves and flowers in flickering greens and reds.</source>
        <translation>Eine Wand aus Blättern und Blüten in flirrendem Grün und Rot.</translation>
    </message>
    <message>
        <source>Black gouged lines over ochre, rust and teal: a rayed sun above hills and furrows.</source>
        <translation>Schwarze geschnittene Linien über Ocker, Rost und Petrol: eine Strahlensonne über Hügeln und Furchen.</translation>
    </message>
    <message>
        <source>Blue night</source>
        <translation>Blaue Nacht</translation>
    </message>
    <message>
        <source>Broken table</source>
        <translation>Zerlegter Tisch</translation>
    </message>
    <message>
        <source>Carved noon</source>
        <translation>Geschnitzter Mittag</translation>
    </message>
    <message>
        <source>Combed paper</source>
        <translation>Gekämmtes Papier</translation>
    </message>
    <message>
        <source>Crossing planes of ochre, slate and rust, each shaded from one edge.</source>
        <translation>Sich kreuzende Flächen in Ocker, Schiefer und Rost, jede von einer Kante her schattiert.</translation>
    </message>
    <message>
        <source>Daffodils</source>
        <translation>Narzissen</translation>
    </message>
    <message>
        <source>Deep blue swell under white crests, cut in long curved lines.</source>
        <translation>Tiefblaue Dünung unter weißen Kämmen, in langen Bögen geschnitten.</translation>
    </message>
    <message>
        <source>Drapery gathered around an eye, modelled by swelling lines alone on a rosetted tint.</source>
        <translation>Faltenwurf um ein Auge, allein aus an- und abschwellenden Linien auf einem Rosettengrund.</translation>
    </message>
    <message>
        <source>Ducks</source>
        <translation>Enten</translation>
    </message>
    <message>
        <source>Five ridges</source>
        <translation>Fünf Bergkämme</translation>
    </message>
    <message>
        <source>Floating ink</source>
        <translation>Schwimmende Tusche</translation>
    </message>
    <message>
        <source>Folded silk</source>
        <translation>Gefaltete Seide</translation>
    </message>
    <message>
        <source>Harbour at sunset</source>
        <translation>Hafen bei Sonnenuntergang</translation>
    </message>
    <message>
        <source>Hollyhocks</source>
        <translation>Stockrosen</translation>
    </message>
    <message>
        <source>Many colours raked back and forth on the bath until they lie like plumage.</source>
        <translation>Viele Farben, auf dem Bad hin und her gekämmt, bis sie wie Gefieder liegen.</translation>
    </message>
    <message>
        <source>Market batik</source>
        <translation>Marktbatik</translation>
    </message>
    <message>
        <source>Mountains stepping out of the mist in five greys, with pines and a red sun.</source>
        <translation>Berge, die in fünf Grautönen aus dem Nebel treten, mit Kiefern und roter Sonne.</translation>
    </message>
    <message>
        <source>Ocean waves</source>
        <translation>Meereswellen</translation>
    </message>
    <message>
        <source>Orange trees</source>
        <translation>Orangenbäume</translation>
    </message>
    <message>
        <source>Ranks of the sea</source>
        <translation>Wellenreihen</translation>
    </message>
    <message>
        <source>Reading girl</source>
        <translation>Lesendes Mädchen</translation>
    </message>
    <message>
        <source>Rings of indigo and vermilion ink, dropped one inside the other and blown askew.</source>
        <translation>Ringe aus indigoblauer und zinnoberroter Tusche, ineinander getropft und schief geblasen.</translation>
    </message>
    <message>
        <source>River in June</source>
        <translation>Fluss im Juni</translation>
    </message>
    <message>
        <source>Rose window</source>
        <translation>Fensterrose</translation>
    </message>
    <message>
        <source>Rows of curling waves in Prussian blue with clawed foam, under a graded sky.</source>
        <translation>Reihen sich rollender Wellen in Preußischblau mit krallenartigem Schaum, unter verlaufendem Himmel.</translation>
    </message>
    <message>
        <source>Sails before a low sun, in thick bristled strokes of violet, coral and gold.</source>
        <translation>Segel vor tiefer Sonne, in dicken Borstenstrichen aus Violett, Koralle und Gold.</translation>
    </message>
    <message>
        <source>Self-portrait</source>
        <translation>Selbstbildnis</translation>
    </message>
    <message>
        <source>Summer garden</source>
        <translation>Sommergarten</translation>
    </message>
    <message>
        <source>Sun over the sea</source>
        <translation>Sonne über dem Meer</translation>
    </message>
    <message>
        <source>Transparent blossoms wash over wash, with dark drying edges and settled pigment.</source>
        <translation>Durchscheinende Blüten, Lasur über Lasur, mit dunklen Trockenrändern und abgesetztem Pigment.</translation>
    </message>
    <message>
        <source>Twelve mirrored wedges of ruby, sapphire, amber and emerald glass in dark lead.</source>
        <translation>Zwölf gespiegelte Keile aus rubin-, saphir-, bernstein- und smaragdfarbenem Glas in dunklem Blei.</translation>
    </message>
    <message>
        <source>Two ducks on pale blue water: fine black lines and flat, grained colour.</source>
        <translation>Zwei Enten auf blassblauem Wasser: feine schwarze Linien und flächige, gemaserte Farbe.</translation>
    </message>
    <message>
        <source>Waxed rosettes and beaded lattices in indigo, brown and gold, veined by cracks.</source>
        <translation>Gewachste Rosetten und Perlgitter in Indigo, Braun und Gold, von Rissen geädert.</translation>
    </message>
    <message>
        <source>Wet garden</source>
        <translation>Nasser Garten</translation>
    </message>
    <message>
        <source>Yellow blooms in a painted bowl, in short wet strokes of ochre and grey.</source>
        <translation>Gelbe Blüten in einer bemalten Schale, in kurzen nassen Strichen aus Ocker und Grau.</translation>
    </message>
    <message>
        <source>batik</source>
        <translation>Batik</translation>
    </message>
    <message>
        <source>colour woodblock</source>
        <translation>Farbholzschnitt</translation>
    </message>
    <message>
        <source>cubist facets</source>
        <translation>kubistische Facetten</translation>
    </message>
    <message>
        <source>ebru marbling</source>
        <translation>Ebru-Marmorierung</translation>
    </message>
    <message>
        <source>ink wash</source>
        <translation>Tuschmalerei</translation>
    </message>
    <message>
        <source>line engraving</source>
        <translation>Kupferstich</translation>
    </message>
    <message>
        <source>mosaic</source>
        <translation>Mosaik</translation>
    </message>
    <message>
        <source>oil on canvas, Berthe Morisot</source>
        <translation>Öl auf Leinwand, Berthe Morisot</translation>
    </message>
    <message>
        <source>oil paint</source>
        <translation>Ölfarbe</translation>
    </message>
    <message>
        <source>pointillism</source>
        <translation>Pointillismus</translation>
    </message>
    <message>
        <source>stained glass</source>
        <translation>Glasmalerei</translation>
    </message>
    <message>
        <source>suminagashi marbling</source>
        <translation>Suminagashi-Marmorierung</translation>
    </message>
    <message>
        <source>watercolour</source>
        <translation>Aquarell</translation>
    </message>
    <message>
        <source>woodblock print, Goyō Hashiguchi</source>
        <translation>Holzschnitt, Goyō Hashiguchi</translation>
    </message>
    <message>
        <source>woodblock print, Uehara Konen</source>
        <translation>Holzschnitt, Uehara Konen</translation>
    </message>
    <message>
        <source>woodcut</source>
        <translation>Holzschnitt</translation>
    </message>
</context>
<context>
    <name>StylizeTab</name>
    <message>
        <source>Looking through the folder…</source>
        <translation>Der Ordner wird durchgesehen …</translation>
    </message>
    <message>
        <source>the pasted picture</source>
        <translation>das eingefügte Bild</translation>
    </message>
    <message>
        <source>The folder holds no photo</source>
        <translation>Der Ordner enthält kein Foto</translation>
    </message>
    <message>
        <source>Painted by Gigastyle already and left out: {count}. Open a file itself to paint it again.</source>
        <translation>Von Gigastyle schon gemalt und ausgelassen: {count}. Öffnen Sie eine Datei einzeln, um sie noch einmal zu malen.</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>{name} wird geöffnet…</translation>
    </message>
    <message>
        <source>{name} has changed on disk; you see it as it is now.</source>
        <translation>{name} wurde auf der Platte geändert; Sie sehen den neuen Stand.</translation>
    </message>
    <message>
        <source>{name} holds {count} pages or frames: choose one under the picture</source>
        <translation>{name} enthält {count} Seiten oder Bilder; die Auswahl steht unter dem Foto</translation>
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
        <source>{name} cannot be opened</source>
        <translation>{name} lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The style {name} has changed on disk</source>
        <translation>Der Stil {name} wurde auf der Platte geändert</translation>
    </message>
    <message>
        <source>The photo {name} is no longer there. What you see was read before.</source>
        <translation>Das Foto {name} ist nicht mehr da. Was Sie sehen, wurde vorher gelesen.</translation>
    </message>
    <message>
        <source>The style {name} is no longer there.</source>
        <translation>Der Stil {name} ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The finished file {name} is no longer there</source>
        <translation>Die fertige Datei {name} ist nicht mehr da</translation>
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
    <message>
        <source>The recipe asks for a style picture or a mask that is not there: {name}</source>
        <translation>Das Rezept verlangt ein Stilbild oder eine Maske, die nicht da ist: {name}</translation>
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
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Import a bundle</source>
        <translation>Paket importieren</translation>
    </message>
    <message>
        <source>Drop a folder or a .pth file here: Collaborative-Distillation (kSE.pth and kSD.pth), universal style transfer (vgg_normalised_convK_1.pth and feature_invertor_convK_1.pth), pytorch-AdaIN (vgg_normalised.pth and decoder.pth), or a Gigastyle bundle.</source>
        <translation>Ordner oder .pth-Datei hier ablegen: Collaborative Distillation (kSE.pth und kSD.pth), Universal Style Transfer (vgg_normalised_convK_1.pth und feature_invertor_convK_1.pth), pytorch-AdaIN (vgg_normalised.pth und decoder.pth) oder ein Gigastyle-Paket.</translation>
    </message>
</context>
<context>
    <name>TechniquePage</name>
    <message>
        <source>Which filters go?</source>
        <translation>Welche Filter gehen?</translation>
    </message>
    <message>
        <source>By which recipe?</source>
        <translation>Nach welchem Rezept?</translation>
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
    <name>TextureDialog</name>
    <message>
        <source>New texture</source>
        <translation>Neue Textur</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Tileable: opposite borders meet</source>
        <translation>Kachelbar: gegenüberliegende Ränder passen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>Anderer</translation>
    </message>
    <message>
        <source>Preview of the texture</source>
        <translation>Vorschau der Textur</translation>
    </message>
    <message>
        <source>Painting the texture</source>
        <translation>Die Textur wird gemalt</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>A small texture of the same style and seed; a tile is shown four times.</source>
        <translation>Eine kleine Textur mit gleichem Stil und Startwert; eine Kachel ist viermal zu sehen.</translation>
    </message>
    <message>
        <source>Save the texture as</source>
        <translation>Textur speichern unter</translation>
    </message>
    <message>
        <source>The texture is written: {name}</source>
        <translation>Die Textur ist geschrieben: {name}</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>TimeEstimator</name>
    <message>
        <source>it ended without a result</source>
        <translation>endete ohne Ergebnis</translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>Tools for masks</source>
        <translation>Werkzeuge für Masken</translation>
    </message>
    <message>
        <source>Show the mask (V)</source>
        <translation>Maske zeigen (V)</translation>
    </message>
    <message>
        <source>Save the mask…</source>
        <translation>Maske speichern …</translation>
    </message>
    <message>
        <source>Paint everywhere: take the mask away</source>
        <translation>Überall malen: die Maske wegnehmen</translation>
    </message>
    <message>
        <source>Fill: the mask is full (F)</source>
        <translation>Füllen: Die Maske ist voll (F)</translation>
    </message>
    <message>
        <source>Clear: the mask is empty (Delete)</source>
        <translation>Leeren: Die Maske ist leer (Entf)</translation>
    </message>
    <message>
        <source>Invert the mask (I)</source>
        <translation>Maske umkehren (I)</translation>
    </message>
    <message>
        <source>Load a mask…</source>
        <translation>Maske laden …</translation>
    </message>
    <message>
        <source>Done (Esc)</source>
        <translation>Fertig (Esc)</translation>
    </message>
    <message>
        <source>Brush: the style paints here (B)</source>
        <translation>Pinsel: Hier malt der Stil (B)</translation>
    </message>
    <message>
        <source>Eraser: the style does not paint here (E)</source>
        <translation>Radierer: Hier malt der Stil nicht (E)</translation>
    </message>
    <message>
        <source>Gradient: drag from where the style paints to where it ends (G)</source>
        <translation>Verlauf: Ziehen Sie von dort, wo der Stil malt, dorthin, wo er endet (G)</translation>
    </message>
    <message>
        <source>Hand: move the picture (H)</source>
        <translation>Hand: das Bild verschieben (H)</translation>
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
        <source>Trying how long training takes here: {what}</source>
        <translation>Probiert, wie lange das Training hier dauert: {what}</translation>
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
        <source>Training takes {time} on this machine at most: the search may end sooner.</source>
        <translation>Das Training dauert auf diesem Rechner höchstens {time}: Die Suche kann früher enden.</translation>
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
        <source>Our own recipe</source>
        <translation>Unser eigenes Rezept</translation>
    </message>
    <message>
        <source>Begins with a fitted cut; encoders and decoders learn at once, down the cascade.</source>
        <translation>Beginnt mit einem angepassten Zuschnitt; Encoder und Decoder lernen zugleich, die Kaskade hinab.</translation>
    </message>
    <message>
        <source>Least squares take the cut near its goal before the first step, so small batches and a low rate are enough. Decoders learn from paintings as well as from photographs.</source>
        <translation>Kleinste Quadrate bringen den Zuschnitt vor dem ersten Schritt nahe ans Ziel; darum genügen kleine Stapel und eine niedrige Rate. Decoder lernen von Gemaltem ebenso wie von Fotos.</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>Wie veröffentlicht</translation>
    </message>
    <message>
        <source>First the encoders, then the decoders, {batch} crops of {crop} px in a step. Takes far longer.</source>
        <translation>Erst die Encoder, dann die Decoder, {batch} Ausschnitte von {crop} px je Schritt. Dauert weit länger.</translation>
    </message>
    <message>
        <source>As the authors of collaborative distillation trained (arXiv 2003.08436), for 20 epochs of COCO: the linear embedding is asked for at every level’s first layer. For comparisons, and for long runs.</source>
        <translation>So haben die Autoren der kollaborativen Destillation trainiert (arXiv 2003.08436), 20 Epochen von COCO lang: Die lineare Einbettung wird an der ersten Schicht jeder Ebene verlangt. Für Vergleiche und für lange Läufe.</translation>
    </message>
    <message>
        <source>In short runs the plain cut holds the published recipe back; it needs many steps.</source>
        <translation>In kurzen Läufen hält der bloße Zuschnitt das veröffentlichte Rezept zurück; es braucht viele Schritte.</translation>
    </message>
    <message>
        <source>{batch} of {crop} px</source>
        <translation>{batch} von {crop} px</translation>
    </message>
    <message>
        <source>What changes with the recipe; crops and rate can be set on a later page:</source>
        <translation>Was sich mit dem Rezept ändert; Ausschnitte und Rate lassen sich auf einer späteren Seite einstellen:</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>a fitted cut</source>
        <translation>angepasstem Zuschnitt</translation>
    </message>
    <message>
        <source>a plain cut</source>
        <translation>bloßem Zuschnitt</translation>
    </message>
    <message>
        <source>encoders and decoders learn</source>
        <translation>Encoder und Decoder lernen</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>zugleich</translation>
    </message>
    <message>
        <source>one after the other</source>
        <translation>nacheinander</translation>
    </message>
    <message>
        <source>crops in a step</source>
        <translation>Ausschnitte je Schritt</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>{rate} × 10⁻⁵, falling</source>
        <translation>{rate} × 10⁻⁵, fallend</translation>
    </message>
    <message>
        <source>{rate} × 10⁻⁵, constant</source>
        <translation>{rate} × 10⁻⁵, gleichbleibend</translation>
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
        <source>Accuracy in per cent of a small network on handwritten digits, five seeds (98.20 before); in brackets before it is retrained:</source>
        <translation>Trefferquote eines kleinen Netzes bei handgeschriebenen Ziffern in Prozent, fünf Startwerte (98,20 zuvor); in Klammern vor dem Nachtrainieren:</translation>
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
        <source>a new folder in {folder}</source>
        <translation>ein neuer Ordner in {folder}</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Ablage</translation>
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
        <source>Goal of learning</source>
        <translation>Lernziel</translation>
    </message>
    <message>
        <source>Loss terms</source>
        <translation>Verlustterme</translation>
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
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Sicherungspunkte</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Berechnen mit</translation>
    </message>
    <message>
        <source>Paints well, judged by an encoder of the teacher&apos;s</source>
        <translation>Malt gut, nach dem Urteil eines Encoders des Lehrers</translation>
    </message>
    <message>
        <source>Computes what the teacher computes</source>
        <translation>Berechnet, was der Lehrer berechnet</translation>
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
        <source>{count} batches in a step</source>
        <translation>{count} Stapel je Schritt</translation>
    </message>
    <message>
        <source>of pictures brought to {resize} px</source>
        <translation>aus Bildern, die auf {resize} px gebracht sind</translation>
    </message>
    <message>
        <source>first the encoders learn, then the decoders</source>
        <translation>erst lernen die Encoder, dann die Decoder</translation>
    </message>
    <message>
        <source>{rate} × 10⁻⁵ throughout</source>
        <translation>durchweg {rate} × 10⁻⁵</translation>
    </message>
    <message>
        <source>{rate} × 10⁻⁵, after a warm-up of {steps} steps or a tenth of the run</source>
        <translation>{rate} × 10⁻⁵, nach {steps} Schritten oder einem Zehntel des Laufs zum Aufwärmen</translation>
    </message>
    <message>
        <source>encoders {rate} × 10⁻⁵</source>
        <translation>Encoder {rate} × 10⁻⁵</translation>
    </message>
    <message>
        <source>computed in {dtype}</source>
        <translation>gerechnet in {dtype}</translation>
    </message>
    <message>
        <source>every {steps} steps, 4 times at least, on the {share} % of pictures held out</source>
        <translation>alle {steps} Schritte, mindestens 4-mal, auf den zurückgehaltenen {share} % der Bilder</translation>
    </message>
    <message>
        <source>ends after {count} scores without gain</source>
        <translation>endet nach {count} Wertungen ohne Gewinn</translation>
    </message>
    <message>
        <source>every {steps} steps, every {seconds} s, and when it is stopped</source>
        <translation>alle {steps} Schritte, alle {seconds} s und beim Anhalten</translation>
    </message>
    <message>
        <source>{count} threads</source>
        <translation>{count} Threads</translation>
    </message>
    <message>
        <source>as many threads as there are cores</source>
        <translation>so viele Threads wie Kerne</translation>
    </message>
    <message>
        <source>New training run</source>
        <translation>Neuer Trainingslauf</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{what}: {low} to {high} is possible, not {value}.</source>
        <translation>{what}: Möglich ist {low} bis {high}, nicht {value}.</translation>
    </message>
    <message>
        <source>Length in steps</source>
        <translation>Länge in Schritten</translation>
    </message>
    <message>
        <source>Length in minutes</source>
        <translation>Länge in Minuten</translation>
    </message>
    <message>
        <source>Learning rate (× 10⁻⁵)</source>
        <translation>Lernrate (× 10⁻⁵)</translation>
    </message>
    <message>
        <source>Learning rate of encoders (× 10⁻⁵)</source>
        <translation>Lernrate der Encoder (× 10⁻⁵)</translation>
    </message>
    <message>
        <source>Learning rate, pruning (× 10⁻⁵)</source>
        <translation>Lernrate, Ausdünnen (× 10⁻⁵)</translation>
    </message>
    <message>
        <source>Learning rate, afterwards (× 10⁻⁵)</source>
        <translation>Lernrate, danach (× 10⁻⁵)</translation>
    </message>
    <message>
        <source>Amplitude A</source>
        <translation>Amplitude A</translation>
    </message>
    <message>
        <source>Threshold τ</source>
        <translation>Schwelle τ</translation>
    </message>
    <message>
        <source>Shrinking κ</source>
        <translation>Schrumpfung κ</translation>
    </message>
    <message>
        <source>Interval t</source>
        <translation>Abstand t</translation>
    </message>
    <message>
        <source>Turning point u</source>
        <translation>Wendepunkt u</translation>
    </message>
    <message>
        <source>Crops in a batch</source>
        <translation>Ausschnitte auf einmal</translation>
    </message>
    <message>
        <source>Side of a crop in pixels</source>
        <translation>Seite eines Ausschnitts in Pixeln</translation>
    </message>
    <message>
        <source>Shorter side of pictures in pixels</source>
        <translation>Kürzere Seite der Bilder in Pixeln</translation>
    </message>
    <message>
        <source>Pixels of all crops of a batch together</source>
        <translation>Pixel aller Ausschnitte auf einmal zusammen</translation>
    </message>
    <message>
        <source>Pixels of all crops of a step together</source>
        <translation>Pixel aller Ausschnitte eines Schritts zusammen</translation>
    </message>
    <message>
        <source>Batches in a step</source>
        <translation>Stapel je Schritt</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Scores without gain</source>
        <translation>Wertungen ohne Gewinn</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>{ratios} go</source>
        <translation>{ratios} gehen</translation>
    </message>
    <message>
        <source>Prunes and retrains in up to {stages} stages, each as long as the next page says. Goes back where too much went, and finds the most that leaves held-out paintings so similar (1 is the same).</source>
        <translation>Dünnt in bis zu {stages} Stufen aus und trainiert jedes Mal nach, jeweils so lange, wie die nächste Seite sagt. Geht zurück, wo zu viel weg war, und findet das Meiste, bei dem zurückgehaltene Bilder so ähnlich bleiben (1 ist gleich).</translation>
    </message>
    <message>
        <source>As in the run before, their score may be {score} at most.</source>
        <translation>Wie im Lauf davor darf ihre Wertung höchstens {score} sein.</translation>
    </message>
    <message>
        <source>As in the run before, in stages: {ratios}. The slider takes over from that.</source>
        <translation>Wie im Lauf davor in Stufen: {ratios}. Der Regler löst das ab.</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>SGD with momentum</source>
        <translation>SGD mit Momentum</translation>
    </message>
    <message>
        <source>what suits the device</source>
        <translation>je nach Gerät</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichten</translation>
    </message>
    <message>
        <source>weights × activation</source>
        <translation>Gewichten × Aktivierung</translation>
    </message>
    <message>
        <source>where it helps</source>
        <translation>wo sie hilft</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>exponentiell</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>ranked by {what}</source>
        <translation>geordnet nach {what}</translation>
    </message>
    <message>
        <source>fit kept: {when}</source>
        <translation>Anpassung behalten: {when}</translation>
    </message>
    <message>
        <source>layers that stay whole: {names}</source>
        <translation>Schichten, die ganz bleiben: {names}</translation>
    </message>
    <message>
        <source>rates {first} × 10⁻⁵ and afterwards {second} × 10⁻⁵</source>
        <translation>Lernraten {first} × 10⁻⁵ und danach {second} × 10⁻⁵</translation>
    </message>
    <message>
        <source>linear increments</source>
        <translation>lineare Zuwächse</translation>
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
        <source>The run&apos;s best weights (score {score}, lower is better) become a bundle of their own, which is installed here.</source>
        <translation>Die besten Gewichte des Laufs (Wertung {score}, niedriger ist besser) werden ein eigenes Paket, das hier installiert wird.</translation>
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
        <source>Page or frame of this file</source>
        <translation>Seite oder Bild dieser Datei</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>{position} of {count} photos</source>
        <translation>{position} von {count} Fotos</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>von {count}</translation>
    </message>
</context>
<context>
    <name>WhenDoneBox</name>
    <message>
        <source>When done:</source>
        <translation>Danach:</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>sleep</source>
        <translation>Ruhezustand</translation>
    </message>
    <message>
        <source>shut down</source>
        <translation>Herunterfahren</translation>
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
        <source>Paint the mask of “{style}”: where it goes</source>
        <translation>Maske von „{style}“ malen: wohin er kommt</translation>
    </message>
    <message>
        <source>Strength of “{style}”</source>
        <translation>Stärke von „{style}“</translation>
    </message>
    <message>
        <source>How far this style alone takes part, of the strength below: 0 % leaves its part of the mix</source>
        <translation>Wie weit dieser Stil allein wirkt, von der Stärke darunter: 0 % lässt seinen Teil der Mischung weg</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>{style}: {share} %</source>
        <translation>{style}: {share} %</translation>
    </message>
</context>
</TS>
