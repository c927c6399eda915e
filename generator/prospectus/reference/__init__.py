"""The reference pages of the help, made from the finished tool: every key, every problem, every command."""
