; Inno Setup script: an installer of the built folder dist\gigastyle (make package, on Windows).
;
; Never compiled where this was written, which was no Windows. Needs Inno Setup 6.3 or newer:
;     iscc /DVersion=0.1.0 packaging\windows\gigastyle.iss
; `python packaging\windows\installer.py` takes the version from pyproject.toml and calls it.

#ifndef Version
  #error Name the version: iscc /DVersion=1.2.3 packaging\windows\gigastyle.iss
#endif

[Setup]
; Says which installation is updated; never to be changed.
AppId={{6E0B1C57-8D0B-4C0A-9E55-2C3B1F6A7D41}
AppName=Gigastyle
AppVersion={#Version}
AppVerName=Gigastyle {#Version}
AppPublisher=The Gigastyle authors
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Gigastyle
DisableProgramGroupPage=yes
; For the person alone unless they ask for all, so that no administrator is needed.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
ChangesEnvironment=yes
LicenseFile=..\..\LICENSE
InfoAfterFile=..\..\dist\gigastyle\THIRD_PARTY_NOTICES.txt
OutputDir=..\..\dist
OutputBaseFilename=gigastyle-{#Version}-windows-x64
SetupIconFile=..\..\build\frozen\gigastyle\icons\gigastyle.ico
UninstallDisplayIcon={app}\gigastyle-window.exe
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
en.OpenWith=Offer Gigastyle in "Open with" for pictures
de.OpenWith=Gigastyle unter „Öffnen mit“ für Bilder anbieten
en.OnPath=Make the command gigastyle known in terminals
de.OnPath=Den Befehl gigastyle in Terminals bekannt machen
en.StyleCard=Gigastyle style card
de.StyleCard=Gigastyle-Stilkarte

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "openwith"; Description: "{cm:OpenWith}"
Name: "onpath"; Description: "{cm:OnPath}"; Flags: unchecked

[Files]
Source: "..\..\dist\gigastyle\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[InstallDelete]
; Modules of an earlier version must not stay among those of this one.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\Gigastyle"; Filename: "{app}\gigastyle-window.exe"
Name: "{autodesktop}\Gigastyle"; Filename: "{app}\gigastyle-window.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\Gigastyle.Style"; ValueType: string; ValueData: "{cm:StyleCard}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Gigastyle.Style\DefaultIcon"; ValueType: string; ValueData: "{app}\gigastyle-window.exe,0"
Root: HKA; Subkey: "Software\Classes\Gigastyle.Style\shell\open\command"; ValueType: string; ValueData: """{app}\gigastyle-window.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.style\OpenWithProgids"; ValueType: string; ValueName: "Gigastyle.Style"; ValueData: ""; Flags: uninsdeletevalue
; Pictures and recipes (.recipe.json) keep their programs; Gigastyle is one more that is offered.
Root: HKA; Subkey: "Software\Classes\Applications\gigastyle-window.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Gigastyle"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Applications\gigastyle-window.exe\shell\open\command"; ValueType: string; ValueData: """{app}\gigastyle-window.exe"" ""%1"""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Applications\gigastyle-window.exe\SupportedTypes"; ValueType: string; ValueName: ".jpg"; ValueData: ""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Applications\gigastyle-window.exe\SupportedTypes"; ValueType: string; ValueName: ".jpeg"; ValueData: ""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Applications\gigastyle-window.exe\SupportedTypes"; ValueType: string; ValueName: ".png"; ValueData: ""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Applications\gigastyle-window.exe\SupportedTypes"; ValueType: string; ValueName: ".tif"; ValueData: ""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Applications\gigastyle-window.exe\SupportedTypes"; ValueType: string; ValueName: ".tiff"; ValueData: ""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Applications\gigastyle-window.exe\SupportedTypes"; ValueType: string; ValueName: ".webp"; ValueData: ""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Applications\gigastyle-window.exe\SupportedTypes"; ValueType: string; ValueName: ".json"; ValueData: ""; Tasks: openwith

[Run]
Filename: "{app}\gigastyle-window.exe"; Description: "{cm:LaunchProgram,Gigastyle}"; Flags: nowait postinstall skipifsilent

[Code]
const
  EnvironmentKey = 'Environment';

procedure ChangePath(const IsAdded: Boolean);
var
  Path, Folder: String;
  Place: Integer;
begin
  Folder := ExpandConstant('{app}');
  if not RegQueryStringValue(HKCU, EnvironmentKey, 'Path', Path) then
    Path := '';
  Place := Pos(';' + Uppercase(Folder) + ';', ';' + Uppercase(Path) + ';');
  if IsAdded and (Place = 0) then
  begin
    if (Path <> '') and (Path[Length(Path)] <> ';') then
      Path := Path + ';';
    RegWriteExpandStringValue(HKCU, EnvironmentKey, 'Path', Path + Folder);
  end;
  if not IsAdded and (Place > 0) then
  begin
    Delete(Path, Place, Length(Folder) + 1);
    RegWriteExpandStringValue(HKCU, EnvironmentKey, 'Path', Path);
  end;
end;

procedure CurStepChanged(CurStep: TSetupStep);
begin
  if (CurStep = ssPostInstall) and WizardIsTaskSelected('onpath') then
    ChangePath(True);
end;

procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
begin
  if CurUninstallStep = usPostUninstall then
    ChangePath(False);
end;
