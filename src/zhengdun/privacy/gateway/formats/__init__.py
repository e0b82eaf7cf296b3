"""What is inside a message: text, markup, office documents."""
