"""The English sentence of each problem, for the command line."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    # reading
    "malformed-document": "The document is not an edition: {reason}.",
    "not-yaml": "This is not YAML: {reason}.",
    "not-utf8": "The file is not text in UTF-8.",
    "missing-file": "The file is missing or can't be read.",
    "empty-file": "The file is empty.",
    "several-documents": "A file holds one YAML document; here a second one begins.",
    "anchor-refused": "YAML anchors and aliases are not used here; write the value again.",
    "too-deep": "The values are nested too deeply.",
    "not-a-name": "A field has a plain name.",
    "not-a-list": "A list was expected.",
    "repeated-field": "The field “{field}” stands twice.",
    "missing-field": "The field “{field}” is missing.",
    "unknown-field": "There is no field “{field}” here.",
    "wrong-value": "The value does not fit: {reason}.",
    "no-courses": "No course was found in this folder.",
    "folder-name": "The folder is called “{folder}”, but holds “{id}”.",
    "which-course": "Say which course with --course; there are: {courses}.",
    "folder-in-use": "The folder of the course is there already.",
    # bodies
    "stray-fence": "This ::: closes nothing.",
    "open-fence": "This ::: is never closed.",
    "unknown-directive": "“{line}” is not a known kind of block.",
    "directive-argument": "“{line}”: fact and check need an id, the other blocks take none.",
    "blocks-differ": (
        "The languages part at block {position}: {here} in Arabic, {there} in English ({other})."
    ),
    "block-ids-differ": "The block is “{here}” in Arabic and “{there}” in English ({other}).",
    "card-differs": "The card shows “{here}” in Arabic and “{there}” in English ({other}).",
    # parity
    "half-empty": "{field} is empty in one of the two languages.",
    "shape-differs": "Headings, list entries or table cells differ between the languages.",
    "links-differ": "The languages link to different addresses: {ar} and {en}.",
    "terms-differ": "The languages mark different glossary terms: {ar} and {en}.",
    "placeholders-differ": "The languages have different placeholders: {ar} and {en}.",
    "numbers-differ": "The languages state different numbers: {ar} and {en}.",
    # markup
    "several-blocks": "A prose block must be one paragraph, heading, list, table or quotation.",
    "fence-in-box": "A box can't hold a line that begins with three colons.",
    "html-refused": "Raw HTML is shown as it is written, not rendered: {found}.",
    "image-refused": "Images can't stand in Markdown: {found}.",
    "link-refused": "A link leads to http or https only: {found}.",
    "top-heading": "The title is not repeated; headings begin with ##.",
    "markup-in-plain": "{field} is plain text; a glossary term can't stand in it.",
    # references
    "bad-id": "“{id}” is not an id: lower-case letters, digits and single hyphens.",
    "repeated-id": "The id “{id}” is used twice for a {kind}.",
    "unknown-reference": "There is no {kind} “{id}”.",
    "check-of-test": "“{id}” belongs to the tests; a lesson shows only items with use: check.",
    "half-pair": "The pair “{pair}” needs exactly one item of form a and one of form b.",
    "unequal-pair": "The items of the pair “{pair}” differ in {field}.",
    "pairs-differ": "Pre-test and post-test must have the same pairs.",
    "repeated-pair": "The pair “{pair}” stands twice in the test.",
    "pair-of-check": "A self-check item has neither pair nor form.",
    "pairless": "A test item needs a pair and a form.",
    "unshown-check": "No lesson shows this self-check question.",
    "unshown-fact": "No lesson shows this fact.",
    "untested-objective": "No test item measures the objective “{objective}”.",
    # questions
    "too-few-options": "A question needs at least two options.",
    "repeated-option": "The option “{option}” stands twice.",
    "unknown-option": "The question has no option “{option}”.",
    "one-answer-only": "Only one option can be chosen.",
    "no-key": "No option is right.",
    "several-keys": "Only one option may be right.",
    "not-true-false": "The options of a true-false question are “true” and “false”.",
    "difficulty-range": "Difficulty is 1 (easy), 2 (medium) or 3 (hard).",
    "telling-length": "The right option is {times} times as long as the next ({lang}).",
    "longest-is-right": (
        "The right option is the longest in {count} of {items} items ({lang}): at most a third."
    ),
    "key-piled-up": "The right option is “{option}” in {count} of {items} items: spread them.",
    # measures
    "few-words": "{words} words in {lang}; a lesson has 400 to 900.",
    "many-words": "{words} words in {lang}; a lesson has 400 to 900.",
    "uneven-words": "{ar} words in Arabic and {en} in English: over 30 % of the longer apart.",
    "short-minutes": "{minutes} minutes are too few for {words} Arabic words (150 a minute).",
    "course-minutes": "{minutes} minutes, but plans and tests add up to {sum}.",
    "no-minutes": "Minutes must be more than 0.",
    "unreviewed-facts": "{count} of {facts} facts wait for a reviewer.",
    "unsourced-fact": "A fact needs an instrument or an address.",
    "unsigned-review": "A reviewed fact names its reviewer.",
    # language
    "term-word": "“{word}” is shown for the term “{term}”, whose Arabic word is “{name}”.",
    "repeated-sentence": "This sentence stands in {other} too: “{sentence}”",
}
