"""The words of the panel in which records are edited."""

from __future__ import annotations

from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import Message, translatable

WORDS: dict[str, Message] = {
    "edit": translatable("Edit"),
    "editMore": translatable("Edit the report"),
    "close": translatable("Close"),
    "save": translatable("Save"),
    "saveAnyway": translatable("Save anyway"),
    "cancel": translatable("Cancel"),
    "remove": translatable("Remove"),
    "removeRecord": translatable("Delete this entry"),
    "confirmRemove": translatable("Delete this entry from the file?"),
    "add": translatable("Add"),
    "allMembers": translatable("Add all members"),
    "more": translatable("More fields"),
    "required": translatable("required"),
    "example": translatable("Example:"),
    "saved": translatable("Saved:"),
    "undo": translatable("Undo"),
    "undone": translatable("Undone:"),
    "discard": translatable("Discard your changes?"),
    "reading": translatable("Reading…"),
    "checking": translatable("Checking…"),
    "noProblem": translatable("No problem found."),
    "problems": translatable("Problems:"),
    "elsewhere": translatable("In other places, these values cause:"),
    "savedSince": translatable(
        "The file was changed elsewhere since you opened it, but not this entry. Both changes are kept."
    ),
    "conflict": translatable("This entry was changed elsewhere since you opened it."),
    "field": translatable("Field"),
    "opened": translatable("When you opened it"),
    "inFile": translatable("In the file now"),
    "inForm": translatable("In your form"),
    "takeFile": translatable("Take what is in the file"),
    "keepForm": translatable("Keep my form"),
    "openFile": translatable("Open the file in an editor"),
    "newArticle": translatable("Add an article"),
    "newEvent": translatable("Add an event"),
    "newRebuttal": translatable("Add a rebuttal"),
    "newFigure": translatable("Add a figure"),
    "newSource": translatable("Add a source"),
    "newChapter": translatable("Add a chapter"),
    "newOutlet": translatable("Add an outlet"),
    "newTerm": translatable("Add a term of the glossary"),
    "newPicture": translatable("Add a picture"),
    "newIndicator": translatable("Add an indicator"),
    "newTheme": translatable("Add a theme"),
    "newUnit": translatable("Add a unit"),
    "newDimension": translatable("Add a dimension"),
    "newRegister": translatable("Add a register"),
    "newForeword": translatable("Add a foreword"),
    "newPage": translatable("Add a page"),
    "yearItself": translatable("Status, message, cover, highlights"),
    "inYear": translatable("In a year"),
    "inReport": translatable("In the whole report"),
    "approvedBy": translatable("Approved by"),
    "approve": translatable("Approve the figures of this year"),
    "fixFirst": translatable("Fix these problems first."),
    "choosePicture": translatable("Choose a file of this computer"),
    "editTable": translatable("Edit this table"),
    "line": translatable("Line"),
    "addLine": translatable("Add a line"),
    "before": translatable("Previous lines"),
    "after": translatable("Next lines"),
    "newYear": translatable("New year"),
    "year": translatable("Year"),
    "addYear": translatable("Add this year"),
    "everything": translatable("Everything in the report"),
    "find": translatable("Find"),
    "unreachable": translatable("The preview does not answer. Is it still running?"),
    "otherLanguages": translatable("The other languages have other paragraphs here: edit them on their own pages."),
}


def words(editor_locale: EditorLocale) -> dict[str, str]:
    """Return the words of the panel in the language of the editor."""
    return {name: editor_locale(message) for name, message in WORDS.items()}
