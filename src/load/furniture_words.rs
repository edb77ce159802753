//! The set phrases of page furniture, in lower case with straight apostrophes.

/// Whole paragraphs.
pub(super) const WHOLE: &[&str] = &[
    "share", "share this", "share this article", "share this post", "share this story", "share on facebook", "share on twitter", "tweet", "print", "email", "e-mail", "save", "like", "like this", "like loading", "loading",
    "facebook", "twitter", "linkedin", "whatsapp", "reddit", "telegram", "pinterest", "instagram", "youtube", "copy link", "link copied", "follow us", "follow", "subscribe", "subscribe now", "sign up", "sign in",
    "log in", "login", "register", "donate", "advertisement", "advertising", "ad", "sponsored", "sponsored content", "promoted", "updated on", "updated", "last updated", "comments are closed", "comments closed", "leave a comment", "leave a reply", "post a comment",
    "add a comment", "no comments", "no comments yet", "features icon", "menu", "home", "search", "skip to content", "skip to main content", "back to top", "top", "next", "previous", "next article", "previous article", "next page", "previous page",
    "read more", "more", "see more", "show more", "load more", "view all", "see all", "continue reading", "click here", "contact us", "about us", "privacy policy", "terms of use", "terms of service", "cookie policy", "all rights reserved", "listen",
    "listen to this article", "play", "pause", "getty images", "file photo", "photo", "image", "enlarge", "close", "cancel", "accept", "accept all", "reject all", "manage cookies", "teilen", "drucken", "partager", "imprimer", "compartir", "anzeige",
    "publicité", "kommentieren", "reply", "report", "gift article", "bookmark", "text size", "font size", "end", "ends", "-end-", "more to come", "read in app", "open in app", "translate", "edit", "permalink", "trackback", "pingback",
];

/// Beginnings of paragraphs shorter than 240 bytes; a word ends there.
pub(super) const STARTS: &[&str] = &[
    "share this:", "share this article", "share this story", "share on", "share via", "tagged with", "tags:", "tagged:", "filed under", "posted in", "categories:", "category:", "topics:", "follow us on", "follow @", "sign up for", "sign up to", "subscribe to our",
    "subscribe for", "subscribe to the", "get our newsletter", "get the latest", "join our newsletter", "newsletter:", "unsubscribe", "to stop this", "click here to", "click to share", "like us on", "find us on", "this message is confidential",
    "this e-mail is confidential", "this email is confidential", "view this email in your browser", "photo by", "photo:", "image:", "image credit", "photo credit", "credit:", "getty images", "all rights reserved", "terms of use", "privacy policy", "advertisement",
    "this site uses cookies", "we use cookies", "this website uses cookies", "by continuing to", "skip to", "comments are closed", "comments (", "comments off", "leave a comment", "leave a reply", "log in to", "login to", "sign in to", "you must be logged in",
    "please log in", "your email address will not be published", "required fields", "notify me of", "download our app", "download the app", "read this release in", "print this", "email this", "view comments", "report an error", "report a typo", "correction policy", "do you have a tip",
    "have a tip", "support our", "support independent", "donate to", "become a member", "already a subscriber", "to continue reading", "this article is for subscribers", "-----original message-----", "original message", "begin forwarded message", "forwarded message",
    "quelle:", "lesezeit", "min read", "powered by", "proudly powered", "built with",
];

/// Phrases that no running text holds, in paragraphs shorter than 400 bytes.
pub(super) const CONTAINED: &[&str] = &[
    "license photo", "click here to subscribe", "all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados", "comments are closed", "comments closed", "follow us on twitter", "follow us on facebook", "sign up for our newsletter",
    "subscribe to our newsletter", "read this release in", "visitor counter", "log in to reply", "log in to comment", "unsubscribe", "accept cookies", "cookie settings", "privacy policy", "terms of service", "terms and conditions", "attorney advertising",
    "share on facebook", "twitter | facebook", "facebook | twitter", "about us masthead", "may not be published, broadcast, rewritten", "min read |", "use of cookies", "javascript is disabled", "enable javascript", "your browser does not support",
];
