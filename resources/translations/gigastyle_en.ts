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
        <source>Add &amp;style pictures…</source>
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
        <source>&amp;Fit in the window</source>
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
        <source>Strength of level {level}</source>
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
        <source>Replace the file that is there</source>
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
        <source>How strongly this level takes part, of the strength above</source>
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
        <source>Parts of the program</source>
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
        <source>Full style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gentle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the photo&apos;s shapes</source>
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
        <source>Begin the selected renders again, or all that failed</source>
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
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the result in its folder</source>
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
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do with the selected renders</source>
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
    <name>RemovedBar</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: put the style back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed “{style}”</source>
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
        <source>There is not enough memory to paint {0} even with a budget of {1} MiB; close other programs, or choose the CPU as the device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory ran out: the render was begun anew with a budget of {0} MiB.</source>
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
    <name>StudioWorker</name>
    <message>
        <source>Something went wrong in the program itself ({0}).</source>
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
        <source>No style matches “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop any picture here and paint with it</source>
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
    <name>_SearchLine</name>
    <message>
        <source>Search styles</source>
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
