"""The wider scorecard: serious violence, knives, remands, victims and restorative justice, reparation."""
