"""What is different for learners between two states of an area: facts compared one by one, and told in words."""
