#!/bin/sh
# Sign, notarise and pack dist/Gigastyle.app (make setup-release package, on a Mac) as a disk image.
#
# Never run where this was written, which was no Mac and has no certificate. Needs Xcode's command line tools, a certificate
# "Developer ID Application" in the keychain, and credentials stored once by
#     xcrun notarytool store-credentials gigastyle --apple-id … --team-id … --password …
#
#     IDENTITY="Developer ID Application: Name (TEAMID)" PROFILE=gigastyle packaging/macos/notarise.sh
set -eu
cd "$(dirname "$0")/../.."
: "${IDENTITY:?name the certificate that signs, such as: Developer ID Application: Name (TEAMID)}"
profile="${PROFILE:-gigastyle}"
app=dist/Gigastyle.app
entitlements=packaging/macos/entitlements.plist
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' pyproject.toml | head -1)
image="dist/Gigastyle-$version-$(uname -m).dmg"
[ -d "$app" ] || { echo "$app is missing: make package" >&2; exit 1; }

"${PYTHON:-.venv/bin/python}" packaging/release/notices.py --folder "$app" \
    --output "$app/Contents/Resources/THIRD_PARTY_NOTICES.txt"

# From the inside out: what is signed last seals what lies within. --deep would give everything the same options.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 codesign --force --timestamp --options runtime --sign "$IDENTITY"
find "$app/Contents/Frameworks" -type d -name '*.framework' -prune -print0 |
    xargs -0 codesign --force --timestamp --options runtime --sign "$IDENTITY"
for program in "$app"/Contents/MacOS/*; do
    codesign --force --timestamp --options runtime --entitlements "$entitlements" --sign "$IDENTITY" "$program"
done
codesign --force --timestamp --options runtime --entitlements "$entitlements" --sign "$IDENTITY" "$app"
codesign --verify --deep --strict "$app"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R "$app" "$folder/"
ln -s /Applications "$folder/Applications"
rm -f "$image"
hdiutil create -volname Gigastyle -srcfolder "$folder" -fs HFS+ -format UDZO "$image"
codesign --force --timestamp --sign "$IDENTITY" "$image"
xcrun notarytool submit "$image" --keychain-profile "$profile" --wait
xcrun stapler staple "$image"
spctl --assess --type open --context context:primary-signature --verbose "$image"
echo "$image"
