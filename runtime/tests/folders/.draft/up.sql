SYNTAX ERROR: the draft is not applied
