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
    <name>BrushBar</name>
    <message>
        <source>Style whose mask is painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the brush, in percent of the photo&apos;s longer side ([ and ])</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the brush paints fully before it fades to its rim (Shift with [ and ])</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BundleChoices</name>
    <message>
        <source>Changes the pixels step by step until their features are those of the style: the best pictures, in minutes instead of seconds. It begins with what the method chosen before paints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimise</source>
        <translation type="unfinished"></translation>
    </message>
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
    <message>
        <source>what the networks paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preview shows the start ({method}); iterations appear when it is rendered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preview is painted by the networks; iterations appear when it is rendered.</source>
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
    <name>ColourPart</name>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take only the colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network paints: the colours of the photo&apos;s own pixels become the styles&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export LUT…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export LUT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colours of the styles as a table that photo and film programs apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture by optimisation has the colours of its styles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the colours are taken in all of the picture: not under masks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the photo&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the colours of the photo stay under the paint, and how</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount of the photo&apos;s colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 %: the photo&apos;s own colours; less: between those and the styles&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the photo&apos;s colours to the styles&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the colours go towards those of the styles; the same as the strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result has the colours of its styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chroma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The painting&apos;s lightness with the photo&apos;s chroma, pixel by pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styles are measured with the mean and covariance of the photo&apos;s colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lightness and opponent channels get the photo&apos;s histograms: its contrast too</source>
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
        <source>Write the colours of the styles as a table for other programs</source>
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
        <source>Save the style as a car&amp;d…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;texture from the style…</source>
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
        <source>Export &amp;LUT…</source>
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
        <source>Paint on the photo where a style goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for faces in the photo, and leave them as they are</source>
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
        <source>&amp;Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint a &amp;mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mas&amp;k faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo in every style of the gallery, to choose by</source>
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
        <source>&amp;Contact sheet</source>
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
        <source>Stop and &amp;keep the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the optimisation that runs; the picture there is becomes the result</source>
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
    <name>ComparedPage</name>
    <message>
        <source>What is compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the chart counts to the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw values on a logarithmic scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these runs has a score yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} runs compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out score (lower is better)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparedPlot</name>
    <message>
        <source>{value} over {axis}, a curve for each run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the contact sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The contact sheet is saved as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
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
        <source>How far the photo moves towards the style: 0 % leaves it as it is. Of an optimisation also the style against the content</source>
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
        <source>Strength per level: back to the defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail per level: back to the defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
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
    <name>CriterionPart</name>
    <message>
        <source>Ranking, rates and constants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>× 10⁻⁵, {range}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By least squares to the teacher’s layers; the held-out score judges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank filters by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation: how much a filter fires on photographs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the fit after the cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers that stay whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as conv1_1, 5.decoder.conv2_1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate, pruning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate, afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amplitude A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold τ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrinking κ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Increments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their course from the weakest filter to the strongest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turning point u</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the regularisation factor of the weakest filter gains in one update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the pruning probability of the weakest filter gains in one update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The factor at which a filter goes. Two of A, τ and κ fix the third.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{range}. A filter shrinks to about e to the power of −κ before it goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{range} steps between two updates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{range}. Where the exponential course turns, as a share of A.</source>
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
    <name>Devices</name>
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
        <source>{device} is not here any more; the fastest device there is serves instead.</source>
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
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and style cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While a mask is painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add style pictures</source>
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
    <name>EdgesPart</name>
    <message>
        <source>Edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the photo&apos;s edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges and texture are the photo&apos;s, colours and large tones the painting&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture by optimisation has edges of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where only the colours are taken edges are the photo&apos;s anyway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount of the photo&apos;s edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 %: edges and texture are the photo&apos;s own; less: between those and the painting&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radius of colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over which part of the longer side colours may change where the photo has no edge: smaller follows the painting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faint texture of the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the photo&apos;s faintest texture shows: 0 % smooths it away</source>
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
    <message>
        <source>About {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>painted already, written at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time not known before the first render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute to paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {minutes} min to paint</source>
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
        <source>What to expect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
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
        <source>Writing {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is written: {size}, from the finished picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported</source>
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
    <name>FaceMasking</name>
    <message>
        <source>Open a photo first: faces are looked for in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a style first: a mask says where it paints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each style has a mask already: let one paint everywhere first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for faces…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face was found in {name}: those that are turned, partly hidden or small are missed. Paint a mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One face was found and is left as it is. Go on painting where the mask misses something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} faces were found and are left as they are. Go on painting where the mask misses one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks take the place of regions.</source>
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
        <source>Best score (lower is better)</source>
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
    <name>FilmBar</name>
    <message>
        <source>Frame of the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frame by which you find the look; a render paints all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} of {duration} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilmDialog</name>
    <message>
        <source>Export film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strokes move along with what moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As suits the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the file that is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
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
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name without the suffix of a film is a folder for frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the earlier painting stays where nothing changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours are fitted over so much of each shot; at 0 to each frame alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FFV1 loses nothing, ProRes hardly anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The constant rate factor of H.264 and its kin: lower is better and larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilmOpening</name>
    <message>
        <source>The pictures in {name} are numbered like the frames of a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open as a film</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FloorBox</name>
    <message>
        <source>Least similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> similar to the teacher&apos;s paintings (SSIM)</source>
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
    <name>FolderRow</name>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Footer</name>
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
    <name>Iterations</name>
    <message>
        <source>Preview of the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview by the networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{preview}; iterations appear when it is rendered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Iteration {number} of {count} at {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done after {count} iterations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after iteration {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused after iteration {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed after iteration {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled after iteration {count}</source>
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
        <source>Filters that go</source>
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
        <source>Finished: {name}, {width} × {height} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview {width} × {height} px in {seconds} s with {bundle}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a style to paint with</source>
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
    <name>LossCurves</name>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Iteration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Losses over iterations</source>
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
    <name>LutDialog</name>
    <message>
        <source>Export LUT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colours of the styles as a table, which photo and film programs apply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which colours the table expects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which programs read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typical photographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean colours of the sample photographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colours of the photo that is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cube (.cube), 33 entries a side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adobe, Resolve and most film programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HaldCLUT (.png), 64 entries a side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>darktable, RawTherapee, GIMP, ImageMagick</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LutExporting</name>
    <message>
        <source>Pick a style first: click one in the gallery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables of colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export LUT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colours are written to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported</source>
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
        <source>Open photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The finished picture is on the clipboard: {name}, {width} × {height} px.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is on the clipboard as a file: {width} × {height} px are too many for a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preview is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renders to {path}</source>
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
    <name>MarginalsPart</name>
    <message>
        <source>Statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match histograms of features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besides means and covariances the distribution of every feature channel becomes the style&apos;s: closer to the style, with less grain. Takes longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An optimisation has a loss of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histograms are matched in all of the picture, not by masks or regions.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MaskKeys</name>
    <message>
        <source>Brush, eraser, gradient, hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller or larger brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softer or harder brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the brush; with Shift by single pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a stroke, and end it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space  ·  Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill, clear, invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F  ·  Del  ·  I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up a stroke; put the tools away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MaskPainting</name>
    <message>
        <source>Choose a style first: a mask says where it paints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a photo first: masks are painted on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint where “{style}” goes. Keys: arrows, Space begins and ends a stroke, [ and ] the size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush stroke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eraser stroke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG with 16 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG with 8 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask that can be painted on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask is saved as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask of “{style}” belongs to a photo of another shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks were painted on {name} before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Permission denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such device or address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{part}&apos; in &apos;{text}&apos; is no ratio; write LAYER=SHARE, for example conv3_1=0.6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{part}&apos; is no share; write NAME=SHARE, for example gram=0.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{text}&apos; names {name} twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{value}&apos; in &apos;{text}&apos; is no number; a ratio is a share such as 0.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A loss was no number any more. Duplicate the run with a lower learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EXIF was too long for JPEG: tags {dropped} were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EXIF, IPTC records and georeference were left out: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPTC records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPTC records were too long for JPEG and were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IncReg cannot go by an amplitude of {amplitude:g} and a threshold of {threshold:g} at a learning rate of {rate:g}: the threshold lies above the amplitude and below {largest:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L-BFGS keeps {needed} in memory for {size} px, and {budget} are granted; choose Adam, a smaller picture, or more memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory ran out: the render was begun anew with a budget of {budget} MiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metal cannot compute in float64; compute proofs on the CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the program itself ({fault}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundle that the run learns from is gone. Put it back or import it again, then resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer ran out of memory. Close other programs or choose smaller crops or a smaller batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Free some space; resume goes on from the last checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files or settings changed since this render stopped: it was begun anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures are gone or cannot be read any more. Put them back, or duplicate the run with another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was ended from outside: its process is gone without a word, as when it is killed, the computer is turned off, or memory runs out. Resume goes on from the last checkpoint. If it ends so again, duplicate it with a smaller batch or smaller crops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s folder could not be written to. Free some space; resume goes on from the last checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for a preview; close other programs, or choose the CPU as the device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to paint {path} even with a budget of {budget} MiB; close other programs, or choose the CPU as the device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to write {path}; close other programs and try again: what was painted is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a HEIC picture, whose codec is patented and not included; {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a HaldCLUT has 4, 9, 16, … entries a side, such as 36 or 64; not {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a JPEG XR picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PCX picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PICT picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PNM picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PostScript document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Radiance HDR picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Targa picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Windows icon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a ZIP archive or a document in one; unpack it, or export the picture as TIFF, PNG or JPEG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a brush stroke needs at least one point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bundle id is lower-case letters, digits and hyphens such as my-pair-2, not {bundle_id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a chart ends in .svg or .png, not {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a covariance holds NaN or infinity; check the picture for such values, then the bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a film has no pages; leave the page out, and choose frames instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a film has up to 1000 frames per second, not {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a film or another file that is no still picture; export one frame as PNG first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a floor needs a similarity to reach, a score not to exceed, or both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a georeference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a gradient needs two places that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a level counts from 0, not {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a level is one of 5, 4, 3, 2, 1, not {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a level is one of {levels}, not {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mask of {size} px is larger than any picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mask takes up to {operations} brush strokes of {points} points in all; save it as a picture and go on from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a memory budget of {budget_bytes} MiB is too small: the narrowest strip needs about {need} MiB; allow more memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a memory budget of {budget} MiB is too small: the smallest tile of an optimisation needs about {needed} MiB; allow more memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of this path is a file where a folder belongs; check the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a photo is divided into {fewest} to {most} regions, not {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture by optimisation has edges of its own; leave the photo&apos;s edges out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture by optimisation has no regions; leave them out, or paint it by networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture by optimisation has the colours of its styles; leave the choice of colours out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture without a single visible pixel has no statistics; choose another picture or mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a place in a mask lies within {reach} longer sides, not at {x}, {y}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a placeholder of Git LFS, not the picture itself; fetch it with git lfs pull</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a preview is at least {smallest_side_px} px, not {longer_side_px}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pruning in stages runs in one process; start it without the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a raw camera file, which has no finished colours yet; {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a raw camera mosaic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a run needs a teacher bundle and a folder of pictures; choose both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a scan of the layers&apos; sensitivity needs a speed-up to come to; name one, such as 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a search takes at least one stage, and its tolerance is above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a speed-up is above 1, not {speed_up}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a step learns from 1 micro-batch or more, not from {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a strength lies between 0 and 1, not {alpha}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a style card holds each level of an encoder once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a style card needs at least one bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a style card, which holds a style and no photo; choose it as a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a style paints one region alone, and no regions are asked for; ask for some</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a stylised picture needs at least one style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table of colours ends in .cube, or in .png for a HaldCLUT; not {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table of colours has from {smallest} to {largest} entries a side, not {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a texture is painted everywhere; leave the masks out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a texture needs sides of at least {smallest} px, not {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a web page, not the picture itself; download the picture again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an AdaIN bundle has one level; name one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an OpenEXR picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an SVG drawing, which has no pixels of its own; export it as PNG first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an encoder without a single convolution reaches no level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an extra channel that the file does not declare to be transparency was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an optimisation has a loss of its own; leave the matching of histograms of features out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an optimisation needs at least one style layer with a weight above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an optimisation takes from 1 to {most} iterations, not {iterations}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another process of this run has ended or does not answer; see what it said, then resume the run from its last checkpoint ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program is training in {path}; stop it with gigastyle train stop, or wait for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another render is running in {path}; wait for it, or choose another job folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundle {bundle} has no file {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundle {bundle}: every decoder needs a file of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundle {id} does not offer {method}; it offers {methods}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundle {id} has no decoders: it serves as a teacher and cannot stylise a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundle {id} has no level {level}; it has {offered}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundle {id} has no level {missing}; it has {available}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundle {id} has no pair of networks to find regions with; choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundle {id} needs its levels downwards, each once, not {levels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundle {id} needs one sha256 for each of {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundle {id} offers {methods} but not every level has a decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundle {id}: the sha256 of {bad} is not 64 lower-case hex digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundle {wanted} is damaged: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot keep a queue in {path}: {reason}; choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot make a scratch folder in {folder}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot make a scratch folder in {parent}: {reason}; name another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot make the folder {scratch_dir}: {reason}; choose another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot read {path}: {reason}; start the job again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot use {path} as a job folder: {reason}; choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot use {path} as a run folder: {reason}; choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write in {run}: {reason}; free some space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write in {run}: {reason}; free some space or choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write the journal {path}: {reason}; free some space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write the log in {path}: {reason}; free some space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write {path}: {error}; the one before is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write {path}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write {path}: {reason}; choose another job folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write {path}: {reason}; choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write {path}: {reason}; free some space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write {run}: {reason}; choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>convert or import it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crops must be a multiple of 16 and at least 64 px, not {crop_px}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detail begins at a level of 5, 4, 3, 2, 1, not {detail_from}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoders learn at a rate from 0 on, not {encoder_rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoders need at least 1 step, not {encoder_steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enlarged to {wanted} it would have more than {max_pixels:.0f} megapixels; ask for a smaller side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>even the largest scanned ratios do not prune enough; scan larger ones, or ask for less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every layer keeps at least one filter: a width below 1 would empty it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every level is at strength 0: the picture was left as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>films are painted by the networks alone; leave the optimisation out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>float64 serves to prove exactness and the fast mode is not exact; leave one of them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>format version {version} is not {format_version}, the one this program reads; {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frames are missing: {numbers}; those around them follow each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frames count from 1 and the last is not before the first; not {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frames of {size} px take {needed} of memory, and {budget} are granted; paint them smaller, or allow more memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has channels of different depths, which is not read here; export it as 8- or 16-bit RGB first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {bits} bits per channel, which is not read here; export it as 8- or 16-bit RGB first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {found}, whose brightness has no agreed meaning; export it as 8- or 16-bit RGB first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {samples} channels where its colours take {colours}; export it as RGB first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>histograms of features are matched in all of the picture; leave the masks and regions out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>histograms of features are matched in single pictures; leave that out for films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a print of {print_mm} mm strokes are {smallest_mm} to {largest_mm} mm wide, not {stroke_mm} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>increments of the ratio are above 0, and the least is not above the most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install a newer Gigastyle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a TIFF of inks other than cyan, magenta, yellow and black; save it as 8- or 16-bit RGB first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a TIFF whose pixels are {name}, which is not read here; save it as 8- or 16-bit RGB first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it ends after {found:.1f} of {told:.1f} seconds: it may be cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it exists already; choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has format {found}; this version reads format {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has {bands} channels where {space} takes {wanted}; export it as RGB first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no list of brush strokes, or too many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds something that is no brush stroke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds {names}, which this version does not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder where a file belongs; name a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a link that leads back to itself; name the file itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is another kind of JSON file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is another kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is being worked on already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is far too large for a painted mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is far too large for a recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no ordinary file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no ordinary file; name a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it may not be opened or entered; change its permissions or choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was written by a later version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iteration {number} of {count} at {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its EXIF is damaged and was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its TIFF tags depart from the standard; all of its pixels were there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its XMP was left out: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its brightness goes beyond that of a screen ({name}); highlights were compressed into the ordinary range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its brightness is coded for high dynamic range ({name}): the networks see the code values as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its colour primaries are none; those of sRGB were assumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its colour profile is damaged or of another colour space; the usual one was assumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its colours are told by codes that are not known here (primaries {primaries}, transfer {transfer}); sRGB was assumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its disk cannot be written to; choose a folder on another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its disk is full; free some space or choose a folder on another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its disk or connection failed; check it and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its end marker is missing; all of its pixels were there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its facts are no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its georeference was left out, since the result is turned, of another size or a part of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its head departs from the standard; all of its pixels were there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its name is too long for this disk; choose a shorter one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its pixels are {format} values in {space}, whose brightness has no agreed meaning; export it as 8- or 16-bit RGB first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its thumbnail or source is missing or too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its thumbnail or source is too large or of another kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeping the photo&apos;s colours and taking only those of the styles exclude each other; leave one out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>l1 removes at once and has no pruning steps; every other criterion needs at least 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rates must be above 0, not {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>level {level} has no decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>level {level} has no decoder: it serves as a teacher and cannot paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>level {level} names {name}, which is no plain *{weights_suffix} file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>level {level} needs both a decoder file and its widths, or neither</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>level {level} of {channels} channels is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>level {level} without its dead filters differs by {difference:.1e} of the largest value, more than {tolerance:.0e}; import it without dropping filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>level {strange} shall learn but is none of the bundle&apos;s {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>levels are named once each, not {levels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>levels on one shared trunk learn together; give each an encoder of its own, or name none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>levels run downwards, each once, such as 5,4,3,2,1; not {levels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>levels says {wanted}, pairs says {levels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>levels {level} and {other} share {encoder_file} but disagree about its widths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking at the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask {name}: it is empty, so its styles paint nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask {name}: {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max-pixels must be at least 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measuring frame {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes, learning rate and the norm that gradients are clipped to must be above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixing weights are numbers from 0 up, at least one above 0, not {weights}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no decoder has learned yet in {path}; go on with the run first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no face was found in {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no face was found in {path}: those that are turned, partly hidden or small are missed; paint a mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no filter has been removed yet in {path}; go on with the run first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no filters of this network can be removed: {reasons}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no memory for {wanted} of pixels ({size}); keep them on disk instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no removal makes this network {wanted:g} times faster: other layers cost too much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no room for {place}; free some space or choose a folder on another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no room in {folder} for {name}; free some space or choose another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no room in {folder} to hold {name} ({needed}); free some space or choose a folder on another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no room in {folder} to hold {name}; free some space or choose a folder on another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no room to write {path}; free some space or choose another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no run has logged the term {term}; there are {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no share of filters was given for level {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no stage in {path} has been accepted yet; there is nothing to export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no suffix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no weights for {missing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of these runs has a score yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a picture that is read here (JPEG, PNG, TIFF, WebP, AVIF, GIF or BMP); {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not one picture of the folder can be read: {some_reasons}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number {compression}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of colour space number {photometric}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {steps} steps {pruning_steps} cannot be for pruning; give more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only by the published recipe do encoders have steps of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the colours are taken in all of the picture; leave the masks out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the colours are taken in all of the picture; leave the regions out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open it in your photo program and export it as TIFF, PNG or JPEG first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>painting frame {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>painting is learned in float32: steps of bfloat16 are as large as those of 8-bit pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pairs are distilled for wct (which serves ot as well) or for adain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures of {resize_px} px are too small for crops of {crop_px} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels of {bits} bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels of {bits}-bit floating point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels with a sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>process {rank} of {count} cannot be: start the processes of a run with torchrun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>putting the film together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>regions are found in single pictures; leave them out here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>regions are found instead of masks; leave one of them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>regions are numbered from 1 to {count}, not {region}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>render {job_id} is running; cancel it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resuming needs the job folder of the interrupted run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save it as TIFF with LZW or Deflate compression, or as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say how much to prune by one of four: a ratio, a speed-up, ratios of stages, a floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scratch between sweeps (raw pixels and features)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scratch of the film (painted frames and finished segments)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed and threads cannot be below 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>showing {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>showing {name} was given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spared layers are named once each, such as conv1_1 or 5.decoder.conv2_1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>statistics are not finite, or those of no pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>statistics are not those of a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>statistics are smoothed over 0 to {longest:g} seconds, not {smoothing_s}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>statistics of {channels} channels are missing or of another shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps cannot be below 0, nor a batch smaller than 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped after iteration {done}, as asked: this is the picture then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped on request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped on request while the result was being written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strokes and prints are larger than 0 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strokes are sized by a copy of {smallest} to {largest} px, not {seen_px}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style card {name} has no page {page}; leave the page out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style card {name} holds no picture, and this needs the pixels of its style; choose another way to paint, or make the card with its source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style card {name} holds statistics for {bundles}, none for {bundle}, and no picture to measure; choose one of its bundles, or make it again for this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style card {path} is damaged ({reason}); make it anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style {name} is a card measured at {size} px, so the style size of {side_px} px does not apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style {name} is a card without a picture: one size of it serves all scales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style {name} is only {size}: it was scaled up to {smallest_side_px} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style {name}: the copy of {source} px in the card was measured anew, at {size} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style {path} has no visible pixel, so there is nothing to paint by; choose another picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subtitles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>teacher {id} has no pair at level {missing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the amplitude {amplitude:g} is above the threshold {threshold:g}: every filter would go at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the bin {place} cannot be emptied: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the bin {place} cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the bundle cannot be copied to {destination}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the bundle cannot be written to {destination}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the bundle cannot be written to {folder}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the checkpoint does not fit this run, has its teacher changed? ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the checkpoint {path} is damaged ({error}); remove it to go on from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the classifier {name} of OpenCV is missing; install opencv-python-headless 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the comment was too long for JPEG and was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the compression is one of {compressions}, not {compression}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the constant rate factor lies between 0 and {most}, not {crf}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the content image lies in {folder}, which is never overwritten; choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the decay of the averaged weights lies in 0..1, not {ema_decay}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the deepest encoder of bundle {id} has no layer {missing}; it has {present}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the depth is 8 or 16 bits, not {depth}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the detail of kept edges lies between 0 and 1, not {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the detail over strokes lies between 0 and 1, not {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the device is one of {devices}, not {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the device {device} has too little memory even for strips of {strip_px} px in bands of {band_px} rows; close other programs that use it, or compute on the CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the device {device} ran out of memory: sweep {sweep} was begun again in strips of {strip_px} px and bands of {band_px} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the evaluation printed something that is no report: {error}; try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the fast mode needs a CUDA device: the picture was painted exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the feature statistics have no usable matrix root: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the feature statistics hold NaN or infinity; check the picture for such values, then the bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file name {name} is not valid text (UTF-8); rename the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the fill of a mask lies between 0 and 1, not {fill}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the film beside its segments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder {folder} cannot be written to; choose another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder {folder} does not exist; create it or choose another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the frame cannot be written to {home}; is the disk full?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the free space of {folder} cannot be read ({reason}); choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the graphics card has too little memory left for this; close other programs that use it, or compute on the CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hardness of a brush stroke lies between 0 and 1, not {hardness}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the held-out share of pictures lies between 0 and 0.5, not {held_out}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the job folder {path} is a file; choose another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the levels that learn are some of 5, 4, 3, 2, 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the loss is not a finite number from the first iteration on; lower the {setting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the loss was not a finite number after iteration {done}: the picture before that was kept; lower the {setting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the maker&apos;s note in its EXIF was left out: in a TIFF it cannot keep the place that it counts from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the maps cannot be kept in {path} ({reason}); choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mask {path} cannot be used: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mask {path} is empty: it is black or transparent everywhere, so its styles would paint nothing; make it white where they belong, or leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mask {path} is {size} px and its picture {content_size} px: a mask is scaled to its picture, but not stretched; draw it on the picture, or on a copy of it that is smaller or larger both ways alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the momentum lies at 0 or above and below 1, not {momentum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of {name} is 1 to {most}, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the numbers of the processes cannot be read ({error}): start them with torchrun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the painted frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the part of its XMP that did not fit into the first packet could not be read and was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the published recipe imitates, for wct, each level with an encoder of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run in {run} has logged nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the share of the {name} loss is given twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the strength of region {region} must lie between 0 and 1, not {strength}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the turn u of the increment lies between 0 and 1, not {turn}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this needs the package {package}, which is not installed: pip install &quot;gigastyle[research]&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this needs the package {package}, which the program without Python does not contain; Gigastyle installed by pip can have it: pip install &quot;gigastyle[research]&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this run has no loss term {name}; its terms are {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two of amplitude, threshold and kappa fix the third; leave one out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} processes need as many CUDA devices, and there are {present}; start fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{criterion} has no {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{criterion} needs at least {needed:,} pruning steps to remove {count} filters of {name}, not {steps:,}; some would be forced out by their rank of the last step. Give more, or take l1, which removes at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} and {other} mean the same filters, those of {group}, and are given the shares {share:g} and {other_share:g}: give both the same, or name the layer in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has only {found} regions that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has only {found} regions that differ, where {count} were asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be above 0, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parts} micro-batches of a step cannot be shared by {count} processes; start as many as divide them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} exists already; choose another folder, or remove the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds event files already; choose another folder or allow overwriting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a file; name a folder for the event file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder; name a file in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged ({error}); start the job again in another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is the photo itself; choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} steps leave none for the decoders, which learn after the encoders; give more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{suffix} cannot hold the film&apos;s {kind} ({codec}): it was left out; write .mkv to keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{suffix} cannot hold {codec}; it holds {held}: choose one of them, or .mkv, which holds all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{suffix} is no kind of film that is written; name the film with one of {suffixes}, or a folder for frames without an ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{suffix} is read and not written; name the film with one of {suffixes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds {count} {what}, of which the first was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a DirectDraw texture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a FITS picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a GIMP document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pages count from 1, so there is no page {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style {name}: {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style {path} is measured at {size} px, which takes about {needed_bytes}, and {memory_budget_bytes} are granted; cut a part out of it that is less long and narrow, or allow more memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the CUDA device here cannot be used: it is busy, or none of those that the installed torch was built for; compute on the CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first ratio lies above 0 and up to the largest, which is below 1; not {first} and {largest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the maps in {path} are those of another {differing}; render with this one first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the memory budget must be at least 64MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mode is one of {modes}, not {mode}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of a preset has 1 to {longest_name} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name {name} is too long for a file; choose a shorter one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of threads cannot be {threads}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pasted picture cannot be written to {home}; is the disk full?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture has changed since the job in {path} was begun: it was started anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pressure of a brush stroke lies between {least} and 1, not {pressure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the quality must lie between 1 and 100, not {quality}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queue in {folder} has no render {job_id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queue in {path} cannot be read: {reason}; check the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queue in {path} is open in another window; close it there first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the radius of a brush stroke lies above 0 and is at most {largest} longer sides, not {radius}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the radius of kept edges is {smallest} to {largest} of the longer side, not {radius}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ratios of stages lie above 0 and below 1, and each is larger than the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recipe cannot be written to {path}: {reason}; choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recipe in {name} cannot be used: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recipe {path} cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run in {path} has no checkpoint yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run in {run} belongs to somebody else and cannot be stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run in {run} cannot be stopped: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sample {path} cannot be read: {errorstring}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sample {path} has not the three rows of a training sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scan printed something that is no measurement; try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the score not to exceed is above 0, not {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scratch folder {folder} was deleted while it was in use; start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scratch folder {wanted} cannot be used: {reason}; choose another in Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the seed is a whole number from 0 on, not {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the segments of the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the settings in {path} cannot be used ({reason}); the defaults are used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the settings in {path} cannot be used ({reason}); they are kept as {name}, the defaults are used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the settings {path} are no ordinary file; the defaults are used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the share of filters to keep lies above 0 and up to 1, not {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the share of kept colours lies between 0 and 1, not {keep}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the share of kept edges lies between 0 and 1, not {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the share of the {name} loss cannot be below 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the share of the {name} loss is a number from 0 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sides of a tileable texture are multiples of {period} px, not {size}; the next are {next}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the similarity to reach lies between 0 and 1, not {ssim}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the smallest scale has at least 64 px, not {smallest_px}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stability lies between 0 and 1, not {stability}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the statistics of these styles have no barycentre; mix their maps instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the step size lies above 0 and up to 1, not {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the strength of style {path} must lie between 0 and 1, not {strength}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the style varies in no feature, so there is nothing to be like; choose another style or other layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the style {path} cannot be read ({reason}); put it back there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the suffix {suffix}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system does not allow that; change its permissions or choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system says: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table cannot be written to {path} ({reason}); choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the title of a style card is one line of 1 to {most} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the training cannot be started: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the trial printed something that is no measurement: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the unpruned network reaches {score:g}, less than the floor of {floor:g}; choose a lower floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the unpruned pairs miss this floor: their held-out score is {score:.4g} and their similarity {ssim:.4g}; choose one that they reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the variance that counts as faint lies between {smallest} and {largest}, not {epsilon}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the window {left},{top},{width},{height} does not lie on the result, which is {size} px; choose one inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {name} is a number from 0 to {most:g}, not {weight}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {name} must be at least {smallest_side_px} px, not {side_px}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {name} must lie between 0 and 1, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {what} is not finite at step {step}; begin again with a lower learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no maps at {path}; keep them when rendering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no bundle {wanted}; installed: {installed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no film at {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no layer {layer}; layers are called conv1_1 to conv5_1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no picture at {path}; put it back there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file or folder; check its name and folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no training run in {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no training run in {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is not enough memory to show {path} ({size} px)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is not enough memory; close other programs, or lower the memory budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there was no job to resume in {path}: it was started from the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these maps were measured with other masks; measure them with the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these ratios leave every filter in place; ask for more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this FFmpeg was built without an encoder of {wanted}; it has {present}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this checkpoint was pruning with {began} on other filters than {kind} does here; go on with the network and criterion it was started with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this recipe has format {found}; this version reads format {recipe_format}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch sees no CUDA device here; compute on the CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch sees no Metal device here; compute on the CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation, log and checkpoints come every 1 step or more; patience cannot be below 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what macOS keeps beside a file on foreign disks, not the picture itself; copy the file without ._</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>widths come in multiples of 1 or more, not {width_multiple}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without its masked filters the network answers {found} instead of {expected}: they take part in its output; prune other layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without its masked filters the network cannot run ({error}); prune other layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without its masked filters the network differs by {difference:.1e}, more than {tolerance:.0e}: a layer turns their zeros into something else; prune other layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{advice} ({said})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bands} extra channels beyond alpha were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{binned} cannot be put back: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{codec} has no transparency: it was left out; write FFV1 or ProRes, or frames into a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{codec} needs even sides: the last column or row of {size} px was repeated once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{content} is being rendered; wait until it has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} extra channels that the file does not declare to be transparency were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{destination} exists already; choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error}: name the file itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error}; empty the folder and start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} belongs to no level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} exists already; choose another bundle id or remove the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} exists already; choose another name or allow overwriting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} holds more than tiles of a picture; choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} holds no picture ({read_suffixes}); name another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} holds no pictures, so it has no frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is missing: licence and attributions travel with the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is no bundle: it holds no {manifest_name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{format_name} cannot hold {listed} of the content, left out here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{format_name} has no transparency: the picture was laid on white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{listed} and {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{listed}, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{maps} styles cannot be mixed by {weights} weights; give one weight per style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{module} would lose every one of its filters; at least one must stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} are drawn between two numbers in 0..1, not {low:g} and {high:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be taken back from the bin: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be taken back: the bin has been emptied since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be used as a recipe: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot hold {depth} bits per channel; write TIFF or PNG, or ask for 8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} carries no recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} ends at {longest_side_px} px a side and the result has {size}; write TIFF, PNG or DeepZoom (.dzi)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no pyramid; write TIFF or DeepZoom (.dzi)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {shown}; name the result with one of {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a share between 0 and 1, not {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no layer whose filters can be pruned; these can: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {size} filters, so {count} of them cannot go: at least one must stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queue cannot be written to {path}: {reason}; make room or close others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queue was damaged ({damage}); what could be read of it is here, and the file was kept as {kept}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the styles of a mix cannot all have a weight of 0; give one of them more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the weight of style {path} must be a number from 0 up, not {weight}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no name of a mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no name of a style picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no recipe: it is damaged or another kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is the {count}th layer and only {widths} widths were given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is training: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} of the teacher has {out_channels} filters, {width} cannot be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, which is not read here; {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: a whole number from {low:,} to {high:,}, not {value:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: from {low:,} to {high:,}, not {value:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: what was kept of it does not fit this network ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{one} and {other} belong to two sequences of frames; put each into a folder of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{one} and {other} have the same number; take one out of the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} appeared meanwhile; choose another name or allow overwriting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} appeared while it was being painted, so it was left as it is; another program may have written it: choose another name or allow overwriting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be decoded ({error}); it may be damaged: export it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be decoded ({reason}); export it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read as TIFF (it has no size); it may be damaged: copy or export it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read as a film ({reason}); it may be damaged, cut short, or of a kind that FFmpeg does not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read as {name} ({why}); it may be damaged: copy or export it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be used: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be used: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); check the folder and try another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} changed while it was in use; start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} changes its size at frame {number}: {found} px instead of {size} px; paint the parts one by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not exist; check its name and folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not fit this run, has its bundle changed? ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} ended before row {bottom}; it may have changed: open it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} ends before byte {offset}: it was cut short; start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} exists already; choose another name or allow overwriting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has lost its best weights; begin again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no frame that can be decoded; it may be cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no frame {number}; it ends before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no number in its name, so it has no place among the frames; take it out of the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no page {page}: it holds a single picture; leave the page out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no page {page}: it holds {count} {what}; choose one of 1 to {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no visible pixel, so there is nothing to paint; choose another picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has {found} convolutions where a decoder of level {level} has {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has {found} convolutions; relu{level}_1 and its colour layer need more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds a run already; resume it, or choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds an unfinished job; go on with it, or choose another job folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no maps ({error}); keep them anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no moving picture, only sound or other streams; choose a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds settings this version does not know: {unknown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds {found_bytes} bytes where {size} pixels take {expected_bytes}; it is damaged or belongs to another job: start that job again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a TIFF with {name} compression, which is not read here; {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a file; frames go into a folder, and a film is named with one of {suffixes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder; choose a picture inside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder; give the result a file name, such as {example}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder; give the table a file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a style card already; make cards of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged ({error}); keep the maps anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged or cut short ({reason}); copy it again from where it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged or cut short ({why}); copy it again from where it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged or cut short: decoding stopped after frame {number} ({reason}); paint those frames alone, or copy it again from where it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged or cut short: decoding stopped in rows {top} to {bottom} of {height} ({reason}); copy it again from where it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged: its first frame cannot be decoded ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged; start the job again in another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is empty (0 bytes); copy it again from where it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is encoded in a way that FFmpeg has no decoder for; convert it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no name of a film; films are written as {suffixes}, frames into a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no ordinary file; give the result another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no ordinary file; install the bundle again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no ordinary file; name a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no ordinary file; save the picture to a file first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no record of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no style card; choose another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a sound PyTorch weight file: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a sound safetensors file: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a state dict: it holds something other than named tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not named like a style card; end it with {suffix}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not the file its bundle describes (sha256 differs); install the bundle again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is one of the styles, which are never overwritten; choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is stored in a way that must be decoded whole (progressive, interlaced, or a format that cannot be streamed): {size} pixels take about {needed_bytes}, and {decode_budget_bytes} are granted; allow more memory, or save it as TIFF, as a baseline JPEG or as a PNG without interlacing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is the content image itself, which is never overwritten; choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is the folder of the frames themselves; choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is there already and no style card; choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is there already, a card of another picture or size; choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is too narrow for crops of {crop_px} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is {found}, which is not read here; save it as TIFF or PNG with 8 or 16 bits first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is {size} px and the first frame {first} px; all frames of a film have one size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is {size} px; both sides must be at least {smallest_side_px} px to be painted: enlarge it or choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} keeps each colour in tiles of its own, which is not read here; save it with interleaved channels (planar configuration 1), or in strips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} says it is {size} = {megapixels:.0f} megapixels, more than the limit of {max_pixels:.0f}; make it smaller first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was closed already; open it again before using it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not loaded: it is damaged, or holds more than tensors and could run code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not written by this version; keep the maps anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was written by another version; finish it there or empty the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: sha256 differs from the manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: the colour layer {shape} does not fit conv1_1 {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {key} has shape {shape} where the widths say {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {key} holds NaN or infinity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {key} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {key} is not a convolution&apos;s: {shape} {dtype}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {key} is not expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {key} is {dtype}, not float32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{picture} is not the picture that the mask {path} was painted on; put that back beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} cannot be opened ({reason}); close other programs and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} cannot be used: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} exists again; remove it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{purpose} needs {needed_bytes} in {folder}, where {free_bytes} are free; free some space or choose a folder on another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{region} lies outside {content}, whose result is {size} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} cannot be moved to the bin: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sha256} is no SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} is no size of a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} has only one half of level {level}: {missing}.pth is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} is in no known weight format; known are: {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} is not torchvision&apos;s plain vgg19: pass its state dict, not another network&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MixPart</name>
    <message>
        <source>Mix of styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength of a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a style out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MixingPart</name>
    <message>
        <source>Mixing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is mixed by the weights of the styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to mix: pick two styles or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each style is fitted to the photo; the mean of their maps paints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barycentre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One style between them is fitted: the Wasserstein barycentre of their statistics</source>
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
    <name>OptimizationPanel</name>
    <message>
        <source>Curves of the losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptimizePart</name>
    <message>
        <source>Optimisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conv4_1, or the deepest layer where the encoder of the bundle ends earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimisation: back to the defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps at the smallest scale; each larger one takes half as many. More come closer to the style and take longer in proportion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the shapes of the photo count against the style. It is divided by the strength, so that half the strength counts them twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps neighbouring pixels alike: takes out speckles, and with them fine texture. Costs no time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far Adam moves a pixel at first, of the way from black to white: large steps are fast and rough. L-BFGS finds its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the longer side of the first picture that is optimised; it is doubled until the result has its size. Small ones give large patterns and cost little time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the differences of neighbouring pixels count in the style loss, beside 1 for all layers together: keeps colour noise out. Costs next to no time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How each step is found, and what that takes of time and memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What of the style&apos;s features the picture shall share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture that the first iteration changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the shapes of the photo are compared: deeper layers leave more freedom, shallow ones cost less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One gradient for each step, and scratch on disk: for pictures of any size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L-BFGS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches along each step: about twice the time, and 27 copies of the picture in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W2 distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean and covariance of features, as distributions (Wasserstein)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gram matrices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean products of features (Gatys et al. 2016)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painted by the networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the preview shows; detail and levels above belong to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps more of the photo, and needs more iterations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invents all of the picture, and needs by far the most iterations</source>
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
        <source>Renders go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside the photo</source>
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
        <source>System’s own</source>
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
</context>
<context>
    <name>Preparation</name>
    <message>
        <source>{what}, {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choosing and fitting filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking groups of filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>testing layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timing steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>painting the first samples</source>
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
        <source>Goes on next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on after {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimised, {count} iterations</source>
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
        <source>Stop and keep the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End an optimisation after its iteration; the picture there is becomes the result</source>
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
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the result in the program for such pictures</source>
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
    <message>
        <source>Pause all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause everything; each render goes on where it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with everything that is paused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Picture</source>
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
        <source>Size</source>
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
        <source>Nothing on this computer can open {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no longer there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on this computer can show the folder {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is painted. The computer goes to sleep in {count} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is painted. The computer shuts down in {count} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay on</source>
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
        <source>{picture} needs a style or mask that is not on this computer: {names}. All else is set as in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every control is set as in {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecipeSection</name>
    <message>
        <source>{title}: back to the defaults</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegionMenu</name>
    <message>
        <source>Region {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;styles of the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;trength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Another style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one that I choose in the &amp;gallery next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegionRow</name>
    <message>
        <source>Strength in region {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the styles go there: 0 % leaves the region as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region {number}: style and strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style: {style}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegionsOnStage</name>
    <message>
        <source>Style of region {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength in region {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave region {number} as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The style that you choose in the gallery next paints region {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegionsPart</name>
    <message>
        <source>Regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint in regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each part of the photo is painted after the part of the style most like it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show over the photo which region is which; a click on one chooses its style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture by optimisation has no regions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the colours are taken in all of the picture: not by regions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks say where the styles paint; regions take their place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are found by what the photo shows, the largest first</source>
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
    <name>ReportExport</name>
    <message>
        <source>Export the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the run card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}</source>
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
        <source>Export log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what the run has logged as a table (CSV): a row for each logged step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save run card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what the run was asked, came to and ran on as a text (Markdown)</source>
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
        <source>Ratios</source>
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
    <name>RunExport</name>
    <message>
        <source>“{name}”, which the run learnt from, is gone. Put it back or import it again, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunLegend</name>
    <message>
        <source>Runs in the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best (lowest) {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the curve of {term}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Training runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several runs can be selected, to compare them</source>
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
        <source>{best}, at first {first}</source>
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
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} · starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best (lowest) {score}</source>
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
        <source>encoders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decoders</source>
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
        <source>Direction</source>
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
    <message>
        <source>Filters that have yet to go: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed by force, as the steps for pruning were over: {count}; more steps avoid that.</source>
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
        <source>The arrow keys go from sample to sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the run to its latest sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every new sample as it comes</source>
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
        <source>With the teacher&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the teacher paints of the same pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the space bar or the mouse on the pictures to see it in their place</source>
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
        <source>before training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step}, score {score}</source>
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
        <source>Painted by the teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painted before training</source>
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
        <source>{range}. Students begin near their goal: fast ones lose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{range}. More at once is steadier, slower, and needs more memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{range}, a multiple of 16: the side of the squares it learns from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to {most}. Held-out pictures are scored now and then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End early after</source>
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
</context>
<context>
    <name>ScorePlot</name>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out score</source>
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
    <name>SearchPage</name>
    <message>
        <source>Similarity (SSIM)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>floor {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out score (lower is better)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the search has found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ratio reaches the floor; the bundle stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been accepted yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ratio} % of the filters can go: similarity {ssim}, score {score}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A little more misses the floor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is the largest ratio the search was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All stages are used; more of them may find more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpruned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected and rolled back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removes what another stage removed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchPlot</name>
    <message>
        <source>Filters that go, in %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{measure} over the share of filters that go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now {ratio} %</source>
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
    <message>
        <source>{title}: back to the defaults</source>
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
    <name>SheetPage</name>
    <message>
        <source>Contact sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the picture (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {count} painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write all of it as one picture, with the names of the styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet can be saved once all styles are painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A click, or Enter, paints with the style. Esc goes back to the picture.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShippedBundles</name>
    <message>
        <source>Compact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut from the pairs of Collaborative distillation, 16x smaller, and distilled from them for 2000 steps; then all levels learned to paint: 4 to 1 together for 3050 steps, level 5 for 3000, level 4 for 2000 more, and 4 to 1 together for the last 1900.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five encoder/decoder pairs for WCT, optimal transport and AdaIN, the default: they paint in the residual form, which keeps the photo&apos;s shapes, with half the published 16x set&apos;s parameters and seven tenths of its work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five encoder/decoder pairs for prints, as wide as the published 16x set: the nearest to the style, in a third more time than compact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two levels, relu4_1 and relu1_1, for quick looks and weak machines: a third of compact&apos;s time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels 4 and 1 of compact, which learned to paint without the others for 1100 steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pairs of Collaborative distillation, 16x smaller: level 5 as published, levels 4 to 1 taught to paint together for 4100 steps.</source>
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
        <source>as much as similar paintings allow</source>
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
        <source>Preview, partly at full size</source>
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
    <name>StepPart</name>
    <message>
        <source>How a step is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SGD weighs what shrinks filters against the loss; it learns at other rates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{range}, of SGD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches in a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{range}. One after the other: more at once than memory holds, and slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bfloat16 is fast on graphics cards. Painting is learned in float32.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StrokesPart</name>
    <message>
        <source>Strokes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strokes of a fixed size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strokes keep their size relative to the picture, whatever its pixels; large pictures are painted faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scales of an optimisation size its strokes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strokes are about {width} mm wide in that print.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of strokes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About how wide strokes are, of the picture&apos;s longer side: larger ones are painted on a smaller copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail over the strokes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the photo&apos;s fine detail, which the copy does not show, lies over them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer side of a print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells how wide strokes are in a print of that size; the picture stays the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No print</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StyleCards</name>
    <message>
        <source>A style card is being made; wait until it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as style card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the style card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is written, and in the gallery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The style card “{card}” was not made for the bundle {bundle}: the small copy in it is used.</source>
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
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as style card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New texture from this style…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture as the style; it can then be saved as a style card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a style; a texture can then be made from it.</source>
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
    <name>Styles</name>
    <message>
        <source>A few broad strokes of brown and black on bare warm canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A garden chair among tall flowers, in loose strokes of green, pink and white.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A girl in white among palms and light, in quick strokes of green and violet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A golden sun over a restless sea, set in courses of small tilted stones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A night sky that turns in blue eddies around warm lights above green hills.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A still river between summer trees, in dots of pure colour that mix in the eye.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A villa above dark trees hung with fruit, under a mauve southern sky.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wall of leaves and flowers in flickering greens and reds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black gouged lines over ochre, rust and teal: a rayed sun above hills and furrows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carved noon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Combed paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crossing planes of ochre, slate and rust, each shaded from one edge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daffodils</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deep blue swell under white crests, cut in long curved lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drapery gathered around an eye, modelled by swelling lines alone on a rosetted tint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ducks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five ridges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floating ink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folded silk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harbour at sunset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hollyhocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many colours raked back and forth on the bath until they lie like plumage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market batik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mountains stepping out of the mist in five greys, with pines and a red sun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ocean waves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange trees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranks of the sea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading girl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rings of indigo and vermilion ink, dropped one inside the other and blown askew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>River in June</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rose window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of curling waves in Prussian blue with clawed foam, under a graded sky.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sails before a low sun, in thick bristled strokes of violet, coral and gold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self-portrait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summer garden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sun over the sea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transparent blossoms wash over wash, with dark drying edges and settled pigment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twelve mirrored wedges of ruby, sapphire, amber and emerald glass in dark lead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two ducks on pale blue water: fine black lines and flat, grained colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waxed rosettes and beaded lattices in indigo, brown and gold, veined by cracks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wet garden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow blooms in a painted bowl, in short wet strokes of ochre and grey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour woodblock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cubist facets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ebru marbling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ink wash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line engraving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mosaic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oil on canvas, Berthe Morisot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oil paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pointillism</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stained glass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suminagashi marbling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watercolour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>woodblock print, Goyō Hashiguchi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>woodblock print, Uehara Konen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>woodcut</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StylizeTab</name>
    <message>
        <source>Looking through the folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder holds no photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painted by Gigastyle already and left out: {count}. Open a file itself to paint it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has changed on disk; you see it as it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds {count} pages or frames: choose one under the picture</source>
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
        <source>{name} cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The style {name} has changed on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo {name} is no longer there. What you see was read before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The style {name} is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The finished file {name} is no longer there</source>
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
    <message>
        <source>The recipe asks for a style picture or a mask that is not there: {name}</source>
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
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder or a .pth file here: Collaborative-Distillation (kSE.pth and kSD.pth), universal style transfer (vgg_normalised_convK_1.pth and feature_invertor_convK_1.pth), pytorch-AdaIN (vgg_normalised.pth and decoder.pth), or a Gigastyle bundle.</source>
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
        <source>By which recipe?</source>
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
    <name>TextureDialog</name>
    <message>
        <source>New texture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tileable: opposite borders meet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the texture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painting the texture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small texture of the same style and seed; a tile is shown four times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the texture as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The texture is written: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeEstimator</name>
    <message>
        <source>it ended without a result</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>Tools for masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the mask (V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the mask…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint everywhere: take the mask away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill: the mask is full (F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear: the mask is empty (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert the mask (I)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a mask…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush: the style paints here (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eraser: the style does not paint here (E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient: drag from where the style paints to where it ends (G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand: move the picture (H)</source>
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
        <source>Trying how long training takes here: {what}</source>
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
        <source>Training takes {time} on this machine at most: the search may end sooner.</source>
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
        <source>Our own recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins with a fitted cut; encoders and decoders learn at once, down the cascade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least squares take the cut near its goal before the first step, so small batches and a low rate are enough. Decoders learn from paintings as well as from photographs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First the encoders, then the decoders, {batch} crops of {crop} px in a step. Takes far longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the authors of collaborative distillation trained (arXiv 2003.08436), for 20 epochs of COCO: the linear embedding is asked for at every level’s first layer. For comparisons, and for long runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In short runs the plain cut holds the published recipe back; it needs many steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{batch} of {crop} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changes with the recipe; crops and rate can be set on a later page:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begins with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a fitted cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a plain cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoders and decoders learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one after the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crops in a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} × 10⁻⁵, falling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} × 10⁻⁵, constant</source>
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
        <source>Accuracy in per cent of a small network on handwritten digits, five seeds (98.20 before); in brackets before it is retrained:</source>
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
        <source>a new folder in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to</source>
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
        <source>Goal of learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss terms</source>
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
        <source>Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paints well, judged by an encoder of the teacher&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes what the teacher computes</source>
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
        <source>{count} batches in a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of pictures brought to {resize} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first the encoders learn, then the decoders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} × 10⁻⁵ throughout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} × 10⁻⁵, after a warm-up of {steps} steps or a tenth of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoders {rate} × 10⁻⁵</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed in {dtype}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every {steps} steps, 4 times at least, on the {share} % of pictures held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends after {count} scores without gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every {steps} steps, every {seconds} s, and when it is stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as many threads as there are cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New training run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {low} to {high} is possible, not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length in steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length in minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate (× 10⁻⁵)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate of encoders (× 10⁻⁵)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate, pruning (× 10⁻⁵)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate, afterwards (× 10⁻⁵)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amplitude A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold τ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrinking κ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turning point u</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crops in a batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of a crop in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorter side of pictures in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels of all crops of a batch together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels of all crops of a step together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches in a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores without gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ratios} go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prunes and retrains in up to {stages} stages, each as long as the next page says. Goes back where too much went, and finds the most that leaves held-out paintings so similar (1 is the same).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the run before, their score may be {score} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the run before, in stages: {ratios}. The slider takes over from that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SGD with momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what suits the device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights × activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where it helps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exponential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ranked by {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fit kept: {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layers that stay whole: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rates {first} × 10⁻⁵ and afterwards {second} × 10⁻⁵</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear increments</source>
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
        <source>The run&apos;s best weights (score {score}, lower is better) become a bundle of their own, which is installed here.</source>
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
        <source>Page or frame of this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{position} of {count} photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhenDoneBox</name>
    <message>
        <source>When done:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shut down</source>
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
        <source>Paint the mask of “{style}”: where it goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength of “{style}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far this style alone takes part, of the strength below: 0 % leaves its part of the mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{style}: {share} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
