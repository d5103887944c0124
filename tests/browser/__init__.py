"""The pages in a real browser: journeys, accessibility, keyboard, narrow screens, weight."""
