cli-template-new = { $file } is ready. Open it in a text editor, then run “studio template check”.
shots-people = { $least ->
    [one] { $most ->
        [one] 1 person
       *[other] 1 to { $most } people
    }
   *[other] { $least } to { $most } people
}
templates-export = Export
templates-import = Import a template
templates-import-file = The template’s file (.zip)
templates-import-why = Clips stay with whoever filmed them: only the outline, the words and the sounds arrive.
templates-imported = “{ $title }” is on your shelf.
problem-parcel-unreadable = This file is not an exported template, or it is damaged. Ask for it again.
problem-parcel-no-storyboard = There is no storyboard.json in this file. Choose a template exported by the studio.
problem-parcel-too-many = This file holds more than { $most } entries. A template has far fewer.
problem-parcel-too-large = This file would unpack to more than { $megabytes } MB, or swells too much. Lighten its clips.
problem-parcel-name = “{ $name }” is not a safe file name. The file was not opened.
problem-parcel-link = “{ $name }” is a link, not a file. Nothing was written.
problem-parcel-locked = “{ $name }” is locked by a password. Export the template without one.
problem-parcel-twice = “{ $name }” is in it twice. Nothing was written.
problem-parcel-folder-there = “{ $name }” exists already. Choose another name.
