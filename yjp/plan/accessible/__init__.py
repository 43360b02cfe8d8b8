"""What a reader with assistive technology needs of a Word document: the rules, one module for each kind of thing."""
