<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Gigastyle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Gigastyle builds on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence and attributions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaint photographs in the style of any picture, at any size.
Free software under the MIT licence. It builds on the following work, each under its own terms:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms: {terms}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Attributions</name>
    <message>
        <source>Sample photographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>public domain and CC0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see its own documentation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>Something went wrong in the program itself ({fault}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BinEmptying</name>
    <message>
        <source>The bin is empty; {size} are free again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bin is empty already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove what is in the bin for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted runs and bundles: {count}, together {size}. Nothing brings them back afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BundleChoices</name>
    <message>
        <source>The bundle “{bundle}” was not made for {method}; pick another bundle to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WCT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdaIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimal transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whitening and colouring: takes over how the style&apos;s colours and textures go together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adaptive instance normalisation: matches mean and spread only; gentle and steady.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same textures as WCT with the least change to the photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This bundle has no decoders: it serves as a teacher and cannot paint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not among the installed bundles.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BundleDialog</name>
    <message>
        <source>Installed bundles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as zip…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy to folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comes with Gigastyle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bundles that come with Gigastyle stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is sound: every file is as its manifest says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is damaged:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the bundle into …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is in the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BundlePart</name>
    <message>
        <source>Bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Bundles</name>
    <message>
        <source>teacher only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parameters} parameters · {megabytes} MB · {work} GMAC/MP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paints with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSIM {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distance from the style {style}, from the photo {photo} times that of {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style distance {value} times that of {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundle needs an id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is installed already; choose another id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An id has small letters a–z, digits and hyphens only, such as “half-width”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasViewer</name>
    <message>
        <source>Picture viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plus and minus zoom, arrows move the picture, Shift and arrows the divider, O shows the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stylized</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CloseUp</name>
    <message>
        <source>{width} × {height} px at full size in {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open photos…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add st&amp;yle pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recipe…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save recipe…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;all…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stylize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before and after, s&amp;plit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Original only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Result only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit in the &amp;window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint the photo at full size; it goes into the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Log and report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Gigastyle</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ControlsPanel</name>
    <message>
        <source>Controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a style out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength of level {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail of level {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the photo&apos;s own detail stays under the paint: 0 % paints over it, 100 % keeps edges as sharp as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the photo moves towards the style: 0 % leaves it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer side of the style picture: larger means larger strokes. Automatic: at most {size} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer side of the finished picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurvesPage</name>
    <message>
        <source>Logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw losses by their logarithm, so that large and small ones can be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw losses on a logarithmic scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves begin with the first logged step.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+click on a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mix it with the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click on a slider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Restore recipe</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyQueue</name>
    <message>
        <source>Nothing to render yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a photo in the Stylize tab, choose a style and press Render.
Drop a folder of photos there to queue them all with one style.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>No photo yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a photo here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or several, or a folder. Then pick a style on the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo at hand? Try one of these:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this sample photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample photo: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EstimateBar</name>
    <message>
        <source>Trial of a few steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure how long training takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose teacher and pictures first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Estimating</name>
    <message>
        <source>it ended without a result</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>As the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8 bits per channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16 bits per channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: quick to write, large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small: slower to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From 100 megapixels on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes: viewers open it at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No: one size only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality as a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pyramid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the recipe inside the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropping the picture here can then restore every control. Folders are not told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the file that is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the recipe beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Export all to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe is saved as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a photo first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a style first: click one in the gallery.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactsBar</name>
    <message>
        <source>How the run stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactsView</name>
    <message>
        <source>Facts about the bundle</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FailureCard</name>
    <message>
        <source>Why the run ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume the run from its last checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the last lines of the run&apos;s log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run ended without saying why.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>Figures, now and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderBox</name>
    <message>
        <source>{title}: checked so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: files that cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking into the folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture lies directly in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} pictures checked …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{good} pictures can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bad} cannot:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That will do for a trial; some hundreds teach better.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoalPage</name>
    <message>
        <source>Each goal only sets good beginnings: everything can be changed on the next pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same kind of pictures from a bundle that takes less room, to ship or to share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer filters in every layer, so that previews and renders take a fraction of the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For live preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One small AdaIN pair instead of up to five levels: paler, and quick enough to follow a drag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For my own pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As large as before, but taught with the kind of pictures that you paint and paint with.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdEdit</name>
    <message>
        <source>Title of the new bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id of the new bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong with the id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import a bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder or file with published weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder, or a file such as vgg19.pth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out filters that never fire: the same picture, faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of published weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file of published weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known are: Gigastyle bundles, the Collaborative-Distillation release (kSE.pth, kSD.pth), WCT ports (vgg_normalised_convK_1.pth, feature_invertor_convK_1.pth), pytorch-AdaIN (vgg_normalised.pth, decoder.pth), and torchvision&apos;s vgg19 as a teacher. Code inside such files is never run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder with published weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File with published weights</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayersPage</name>
    <message>
        <source>Each row is a layer, time runs to the right. The fuller the colour, the further its weakest filters are on their way out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pruning by layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is pruned in this run, or not yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeftOver</name>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the unfinished renders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the unfinished renders paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renders left unfinished last time: {count}. Each goes on where it was.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelsPart</name>
    <message>
        <source>Strength per level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 5: large shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 4: shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 3: patterns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 2: fine texture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 1: colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly this level takes part, of the strength above: 0 % leaves it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail per level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail, {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the photo&apos;s own detail stays at this level, of the detail above</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LiveResult</name>
    <message>
        <source>Preview {width} × {height} px in {seconds} s with {bundle}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painting the preview…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No preview</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>The run has written nothing yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last lines of the run&apos;s log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing went wrong so far: the log is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss terms over steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something went wrong in the program itself ({fault}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stylize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add style pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preview is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Render {count} photos</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MixPart</name>
    <message>
        <source>Mix of styles</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoRuns</name>
    <message>
        <source>No training run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make your own small network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distil or prune a bundle into one that is smaller and paints faster, with your own pictures to learn from. A run goes on when this window is closed, and can be stopped and resumed at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New training run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed bundles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the installed bundles</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutputMoving</name>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the result elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Parts of the program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PicturesPage</name>
    <message>
        <source>Photographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder of photographs here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder of paintings or patterns here; without one, photographs serve as styles too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the sample pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few photographs and styles that came along: enough to see a run at work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run learns from random crops. Two pictures are the least: one is learned from, one is held out to score on; some hundreds of many kinds are better, thousands better still. Smaller pictures are enlarged to one crop. Files that cannot be read are passed over.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scratch folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large pictures lie there while they are painted. Changes hold for work started from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System’s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scratch folder: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As many as there are cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with a split before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple graphics (Metal)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system’s own</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save these settings as a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the preset, then Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save these settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Gentle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small brush</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgramRun</name>
    <message>
        <source>The work was ended from outside before it was done; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work ended with exit code {code}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program cannot be started: {why}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>less than a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {hours} h {minutes} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed “{name}” from the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {count} renders from the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted when the program ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueActions</name>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the selected renders, or with all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the selected renders, or all of them; nothing is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the selected renders and forget what they painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the selected renders again, or all that failed; what they have painted is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render the selected photos earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render the selected photos later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write elsewhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file or folder for the results; what is painted is kept, what failed goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the result in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what was asked for and what went wrong, for somebody who can help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the selected renders out of the queue; results stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out renders that are done or cancelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueTab</name>
    <message>
        <source>Undo: put the renders back into the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do with the selected renders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on this computer can show the folder {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be painted: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue has ended: {done} done, {failed} failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue has ended: {done} done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renders left unfinished last time: {count}. They can go on in the Queue tab.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message>
        <source>Queue of renders</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonLabel</name>
    <message>
        <source>What is missing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open re&amp;cent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecipeRestoring</name>
    <message>
        <source>{name} carries the recipe it was painted by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore its recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{picture} was painted with a style that is not on this computer: {names}. All else is set as in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every control is set as in {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemovedBar</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rendering</name>
    <message>
        <source>The files or settings changed since this render stopped: it was begun anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to write {0}; close other programs and try again: what was painted is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to paint {0} even with a budget of {1} MiB; close other programs, or choose the CPU as the device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory ran out: the render was begun anew with a budget of {0} MiB.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likeness to the photo (SSIM)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style distance, level {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style distance, all levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Away from the style ({judge})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Away from the photo ({judge})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weave, coarse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weave, fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lattice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{times} × less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{times} × more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{times} × faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{times} × slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on {pairs} pairs of your pictures at {size} px. Style distances and likeness compare what each paints; below × 1 the new bundle is nearer to the style than its teacher.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Title of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exact spec (JSON)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will run, as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save spec…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the spec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spec cannot be written to {path}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training specs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>Stop now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a small network of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the best weights into a bundle, measure and install it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after the step at work; the run can go on later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on from the last checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new run with the choices of this one, to be changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the run&apos;s folder: log, samples, checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the run to the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bundles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is installed: facts, import, export, removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove deleted runs and bundles for good</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunDetail</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Training runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunUse</name>
    <message>
        <source>“{name}”, which the run learnt from, is gone. Put it back or import it again, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>Distillation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pruning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} steps/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s/step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} · getting pictures and networks ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pruning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retraining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distillation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher&apos;s picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher&apos;s features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style (Gram)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lattice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The small encoder&apos;s features, mapped linearly, against the teacher&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the teacher&apos;s decoder makes of the small encoder&apos;s features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same, compared in the teacher&apos;s features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The small pair&apos;s own reconstruction against the photograph.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the painted picture&apos;s textures are from the style&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the painted picture still shows what the photograph shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the painted picture has the style&apos;s means and spreads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the painted picture from flickering between neighbouring pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of a picture is lost where nothing is painted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pattern of small squares that the photograph does not have.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsBar</name>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do with the selected run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SamplesPage</name>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the first sample above the chosen one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples come with every held-out score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painted at step {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SamplesView</name>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> crops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> scores without gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as many as there are cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 minutes: whether it works at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>40 minutes: worth keeping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overnight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8 hours at most, larger batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students begin near their goal: fast ones lose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More at once is steadier, slower, and needs more memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A multiple of 16: the side of the squares it learns from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End early after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out pictures are scored now and then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length in steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length counted in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the fastest there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple graphics (Metal)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScorePlot</name>
    <message>
        <source>Held-out score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out score over steps, smaller is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best {score}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} (changed)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShareModel</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suffers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not scanned yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without {share} %: {loss} % of the way to the worst loss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShareTable</name>
    <message>
        <source>Share of each layer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SharesPart</name>
    <message>
        <source>A share for each level or layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spare what suffers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps more of layers with long bars and less of the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers scanned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan what suffers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scan leaves a part of one layer out at a time and looks how far the loss rises: longer bars suffer more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutHelp</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the mouse</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SizePage</name>
    <message>
        <source>the same share of every layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as much as a speed-up takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> times faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spare layers that suffer more (scanned as the run begins)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters that stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters and work fall with the square of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the run before, layers become {widths} filters wide. The slider takes over from that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins with the weights of “{name}”, which keep their size.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SliderRow</name>
    <message>
        <source>{tip}
Double-click or Delete: back to {default}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, as a number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StyleGallery</name>
    <message>
        <source>Styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add your own pictures as styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop pictures here. Ctrl+click mixes styles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: put the style back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No style matches “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop any picture here and paint with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed “{style}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add pictures as styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back all shipped styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer a favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it a favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint with this style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the mix, or take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the gallery</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StyleListModel</name>
    <message>
        <source>favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen, {share} percent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StyleListView</name>
    <message>
        <source>Drop to paint with it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StylizeTab</name>
    <message>
        <source>the pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe asks for a style picture that is not there: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every control is set as in {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a recipe beside {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mix of styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither a picture, a folder of pictures nor a recipe: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now pick a style</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Message of the selected render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TeacherPage</name>
    <message>
        <source>Or import weights that others publish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a folder of weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a file of weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out filters that never fire (takes minutes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder or a .pth file here: Collaborative-Distillation (kSE.pth and kSD.pth), universal style transfer (vgg_normalised_convK_1.pth and feature_invertor_convK_1.pth), pytorch-AdaIN (vgg_normalised.pth and decoder.pth), or a Gigastyle bundle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TechniquePage</name>
    <message>
        <source>Which filters go?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does, and what was measured</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TermLegend</name>
    <message>
        <source>Level whose loss terms are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the curve of {term}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of all levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level {level}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingTab</name>
    <message>
        <source>Nothing on this computer can show the folder {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is in the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” has finished training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingWizard</name>
    <message>
        <source>level {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WCT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdaIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimal transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoders only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying a few steps to see how long training takes here …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trial failed: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long training takes here is not measured yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training takes about {time} on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training takes about {time}, going by a trial with other settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1, at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1, little by little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IncReg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SPP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filters with the smallest weights go in one stroke, then the rest learns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The L1 norm of a filter is the sum of its absolute weights (Li and others, arXiv 1608.08710). Nothing is quicker, but the network is hurt most at the moment of the cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same filters go a few at a time, while the others go on learning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between two cuts the network has time to recover, so that later cuts look at weights which have already adapted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weak filters feel a penalty that grows until they are zero and can go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incremental regularisation (arXiv 1811.08390) lets filters move up and down in rank while their penalties grow; by the time one is removed, the network hardly uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weak filters are left out by chance, ever more often, and may come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structured probabilistic pruning (arXiv 1709.06994) gives every filter a probability of being left out, which rises for weak ones and falls again where they turn out to matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collaborative distillation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A smaller network is cut out of the teacher and learns to do as the teacher does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The student’s encoder learns with the teacher’s decoder: its features are right when that decoder can make the picture of them again (arXiv 2003.08436). Then its own decoder learns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the first step, what is left after the cut is fitted by least squares to what the teacher’s layers gave; that alone regains most of the likeness.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The collaboration does the work; a small share of the linear embedding beside it does no harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pruning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters leave the bundle until it is as small as you want; the rest makes up for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pruned filters are removed for good: the bundle really is smaller and faster. Shares by layer can be set by hand, or found by a scan of how much each layer suffers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prune, then distil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pruned pairs go to the teacher once more and learn its features. Takes twice as long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pruning decides which filters stay as the network learns; what is left then learns from the teacher by collaborative distillation. Both stages run with the schedule you choose, one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 3 of the 16x pairs, half the filters, 700 + 700 steps, three seeds; 35 unseen pairs at 256 px, relative to the teacher:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taught by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likeness (SSIM)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing, the decoder alone learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the teacher’s decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both (embedding 0.1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy in per cent of a small network on handwritten digits, five seeds (98.17 before); in brackets before it is retrained:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1, gradual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradual ways lose far less at the moment of removal; after equal training none beats another beyond chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} GMAC/MP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} s/MP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to make?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How shall it be made?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which bundle shall it learn from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which pictures shall it learn with?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How small shall it become?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long shall it learn, and on what?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this what you want?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a bundle to learn from, or import one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundle in {folder} is not installed any more; pick another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” has no decoder at level {levels}. Import the decoders along with the encoders, or pick another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” has no pair at level {level}, of which a network for live preview is made. Pick another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” has no pair at level {levels}. Pick another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of photographs, or drop one here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” holds no picture. Only what lies directly in the folder counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” needs at least {least} pictures that can be read; it has {good}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pruning that keeps every filter changes nothing; keep less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 5: large shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 4: shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 3: patterns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 2: fine texture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 1: colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painting here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distilled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning to paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A smaller bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A faster bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One pair for live preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bundle for your own pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>level {levels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{factor}× faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>widths by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length}, {batch} crops of {crop} px at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New training run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UseDialog</name>
    <message>
        <source>Use “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making and measuring the bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s best weights (score {score}) become a bundle of their own, which is installed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then it paints a few of your pictures beside its teacher, and you see how the two compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the bundle …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is installed. Measuring it beside its teacher: this takes a minute or two …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is installed, but it could not be measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewerBar</name>
    <message>
        <source>Only this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{position} of {count} photos</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>There is not enough memory for a preview; close other programs, or choose the CPU as the device.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_MapView</name>
    <message>
        <source>Pruning by layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_PercentDelegate</name>
    <message>
        <source>Share that stays</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_SearchLine</name>
    <message>
        <source>Search styles</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Sheet</name>
    <message>
        <source>Pairs painted by both bundles</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Step</name>
    <message>
        <source>Step {number}: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you are here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_StyleRow</name>
    <message>
        <source>Weight of “{style}” in the mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take “{style}” out of the mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{style}: {share} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
