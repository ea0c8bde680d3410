//! Two schemas compared: the closed list of changes.
